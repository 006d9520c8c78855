import django.db.models.deletion
import django.db.models.manager
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import bildungsbuero.apps.actors.fields
import bildungsbuero.web.public_ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("actors", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Offer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                ("kind", models.CharField(max_length=40, verbose_name="kind")),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                (
                    "summary",
                    models.CharField(
                        blank=True, help_text="One or two sentences.", max_length=500, verbose_name="short text"
                    ),
                ),
                ("description", models.TextField(blank=True, verbose_name="description")),
                (
                    "topics",
                    bildungsbuero.apps.actors.fields.KeysField(blank=True, default=tuple, verbose_name="topics"),
                ),
                (
                    "life_phases",
                    bildungsbuero.apps.actors.fields.KeysField(
                        blank=True, default=tuple, verbose_name="phases of life"
                    ),
                ),
                (
                    "target_groups",
                    bildungsbuero.apps.actors.fields.KeysField(blank=True, default=tuple, verbose_name="target groups"),
                ),
                (
                    "languages",
                    bildungsbuero.apps.actors.fields.KeysField(
                        blank=True, default=tuple, verbose_name="languages spoken"
                    ),
                ),
                ("language_taught", models.CharField(blank=True, max_length=20, verbose_name="language taught")),
                ("level_from", models.CharField(blank=True, max_length=2, verbose_name="level from")),
                ("level_to", models.CharField(blank=True, max_length=2, verbose_name="level to")),
                ("learning_form", models.CharField(blank=True, max_length=20, verbose_name="form of learning")),
                ("mode", models.CharField(blank=True, max_length=20, verbose_name="on site or online")),
                (
                    "reach",
                    models.CharField(
                        choices=[
                            ("place", "at a place"),
                            ("online", "online"),
                            ("city_wide", "city-wide"),
                            ("district_wide", "district-wide"),
                        ],
                        default="place",
                        max_length=20,
                        verbose_name="where",
                    ),
                ),
                (
                    "is_free",
                    models.BooleanField(
                        default=False, help_text="Only if the provider says so.", verbose_name="free of charge"
                    ),
                ),
                ("depends_on_income", models.BooleanField(default=False, verbose_name="price depends on income")),
                ("prices", models.JSONField(blank=True, default=list, verbose_name="prices")),
                (
                    "reductions",
                    bildungsbuero.apps.actors.fields.KeysField(blank=True, default=tuple, verbose_name="reductions"),
                ),
                ("conditions", models.JSONField(blank=True, default=list, verbose_name="conditions")),
                ("accessibility", models.JSONField(blank=True, default=dict, verbose_name="accessibility")),
                ("childcare", models.BooleanField(blank=True, null=True, verbose_name="childcare")),
                ("registration", models.CharField(blank=True, max_length=500, verbose_name="registration")),
                (
                    "contact_function",
                    models.CharField(
                        blank=True, help_text="A function, no name.", max_length=200, verbose_name="contact"
                    ),
                ),
                ("contact_phone", models.CharField(blank=True, max_length=50, verbose_name="telephone")),
                ("contact_email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("website", models.URLField(blank=True, max_length=500, verbose_name="web page")),
                ("profile", models.JSONField(blank=True, default=dict, verbose_name="further facts")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("submitted", "submitted"),
                            ("published", "published"),
                            ("closed", "temporarily closed"),
                            ("cancelled", "cancelled"),
                            ("archived", "archived"),
                        ],
                        default="draft",
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                ("state_before_archive", models.CharField(blank=True, editable=False, max_length=20)),
                ("visible_from", models.DateField(blank=True, null=True, verbose_name="visible from")),
                (
                    "visible_until",
                    models.DateField(
                        blank=True,
                        help_text="Empty: as long as it is published.",
                        null=True,
                        verbose_name="visible until",
                    ),
                ),
                ("confirmed_on", models.DateField(blank=True, null=True, verbose_name="confirmed on")),
                ("is_example", models.BooleanField(default=False, verbose_name="example data")),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                ("licence", models.CharField(blank=True, max_length=100, verbose_name="licence")),
                ("as_of", models.CharField(blank=True, max_length=50, verbose_name="as of")),
                ("list_name", models.CharField(blank=True, editable=False, max_length=200)),
                ("external_id", models.CharField(blank=True, editable=False, max_length=200)),
                ("fingerprint", models.CharField(blank=True, editable=False, max_length=64)),
                ("vanished_on", models.DateField(blank=True, editable=False, null=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "office",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="accounts.office",
                    ),
                ),
                (
                    "operator",
                    models.ForeignKey(
                        blank=True,
                        help_text="Who is responsible and pays; often not the provider.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="operated_offers",
                        to="actors.organisation",
                        verbose_name="operator",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offers",
                        to="actors.place",
                        verbose_name="place",
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offers",
                        to="actors.organisation",
                        verbose_name="provider",
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="proposals",
                        to="catalogue.offer",
                    ),
                ),
            ],
            options={
                "verbose_name": "offer",
                "verbose_name_plural": "offers",
                "ordering": ["title", "pk"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="HistoricalRun",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        db_index=True, default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16
                    ),
                ),
                (
                    "number",
                    models.CharField(
                        blank=True, help_text="The provider's own number.", max_length=200, verbose_name="number"
                    ),
                ),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="begins on")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="ends on")),
                ("starts_at", models.TimeField(blank=True, null=True, verbose_name="from")),
                ("ends_at", models.TimeField(blank=True, null=True, verbose_name="until")),
                (
                    "weekdays",
                    bildungsbuero.apps.actors.fields.KeysField(blank=True, default=tuple, verbose_name="weekdays"),
                ),
                (
                    "schedule",
                    models.CharField(
                        blank=True, help_text="For example “every Tuesday”.", max_length=500, verbose_name="times"
                    ),
                ),
                ("rolling_entry", models.BooleanField(default=False, verbose_name="entry at any time")),
                ("seats", models.PositiveIntegerField(blank=True, null=True, verbose_name="seats")),
                ("seats_free", models.PositiveIntegerField(blank=True, null=True, verbose_name="free seats")),
                ("seats_as_of", models.DateField(blank=True, null=True, verbose_name="free seats as of")),
                ("register_until", models.DateField(blank=True, null=True, verbose_name="register until")),
                ("is_cancelled", models.BooleanField(default=False, verbose_name="cancelled")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.office",
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="catalogue.offer",
                        verbose_name="offer",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical run",
                "verbose_name_plural": "historical runs",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalOffer",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        db_index=True, default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16
                    ),
                ),
                ("kind", models.CharField(max_length=40, verbose_name="kind")),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                (
                    "summary",
                    models.CharField(
                        blank=True, help_text="One or two sentences.", max_length=500, verbose_name="short text"
                    ),
                ),
                ("description", models.TextField(blank=True, verbose_name="description")),
                (
                    "topics",
                    bildungsbuero.apps.actors.fields.KeysField(blank=True, default=tuple, verbose_name="topics"),
                ),
                (
                    "life_phases",
                    bildungsbuero.apps.actors.fields.KeysField(
                        blank=True, default=tuple, verbose_name="phases of life"
                    ),
                ),
                (
                    "target_groups",
                    bildungsbuero.apps.actors.fields.KeysField(blank=True, default=tuple, verbose_name="target groups"),
                ),
                (
                    "languages",
                    bildungsbuero.apps.actors.fields.KeysField(
                        blank=True, default=tuple, verbose_name="languages spoken"
                    ),
                ),
                ("language_taught", models.CharField(blank=True, max_length=20, verbose_name="language taught")),
                ("level_from", models.CharField(blank=True, max_length=2, verbose_name="level from")),
                ("level_to", models.CharField(blank=True, max_length=2, verbose_name="level to")),
                ("learning_form", models.CharField(blank=True, max_length=20, verbose_name="form of learning")),
                ("mode", models.CharField(blank=True, max_length=20, verbose_name="on site or online")),
                (
                    "reach",
                    models.CharField(
                        choices=[
                            ("place", "at a place"),
                            ("online", "online"),
                            ("city_wide", "city-wide"),
                            ("district_wide", "district-wide"),
                        ],
                        default="place",
                        max_length=20,
                        verbose_name="where",
                    ),
                ),
                (
                    "is_free",
                    models.BooleanField(
                        default=False, help_text="Only if the provider says so.", verbose_name="free of charge"
                    ),
                ),
                ("depends_on_income", models.BooleanField(default=False, verbose_name="price depends on income")),
                ("prices", models.JSONField(blank=True, default=list, verbose_name="prices")),
                (
                    "reductions",
                    bildungsbuero.apps.actors.fields.KeysField(blank=True, default=tuple, verbose_name="reductions"),
                ),
                ("conditions", models.JSONField(blank=True, default=list, verbose_name="conditions")),
                ("accessibility", models.JSONField(blank=True, default=dict, verbose_name="accessibility")),
                ("childcare", models.BooleanField(blank=True, null=True, verbose_name="childcare")),
                ("registration", models.CharField(blank=True, max_length=500, verbose_name="registration")),
                (
                    "contact_function",
                    models.CharField(
                        blank=True, help_text="A function, no name.", max_length=200, verbose_name="contact"
                    ),
                ),
                ("contact_phone", models.CharField(blank=True, max_length=50, verbose_name="telephone")),
                ("contact_email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("website", models.URLField(blank=True, max_length=500, verbose_name="web page")),
                ("profile", models.JSONField(blank=True, default=dict, verbose_name="further facts")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("submitted", "submitted"),
                            ("published", "published"),
                            ("closed", "temporarily closed"),
                            ("cancelled", "cancelled"),
                            ("archived", "archived"),
                        ],
                        default="draft",
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                ("state_before_archive", models.CharField(blank=True, editable=False, max_length=20)),
                ("visible_from", models.DateField(blank=True, null=True, verbose_name="visible from")),
                (
                    "visible_until",
                    models.DateField(
                        blank=True,
                        help_text="Empty: as long as it is published.",
                        null=True,
                        verbose_name="visible until",
                    ),
                ),
                ("confirmed_on", models.DateField(blank=True, null=True, verbose_name="confirmed on")),
                ("is_example", models.BooleanField(default=False, verbose_name="example data")),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                ("licence", models.CharField(blank=True, max_length=100, verbose_name="licence")),
                ("as_of", models.CharField(blank=True, max_length=50, verbose_name="as of")),
                ("list_name", models.CharField(blank=True, editable=False, max_length=200)),
                ("external_id", models.CharField(blank=True, editable=False, max_length=200)),
                ("vanished_on", models.DateField(blank=True, editable=False, null=True)),
                ("created_at", models.DateTimeField(blank=True, editable=False)),
                ("changed_at", models.DateTimeField(blank=True, editable=False)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.office",
                    ),
                ),
                (
                    "operator",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Who is responsible and pays; often not the provider.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="actors.organisation",
                        verbose_name="operator",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="actors.place",
                        verbose_name="place",
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="actors.organisation",
                        verbose_name="provider",
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="catalogue.offer",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical offer",
                "verbose_name_plural": "historical offers",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Run",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                (
                    "number",
                    models.CharField(
                        blank=True, help_text="The provider's own number.", max_length=200, verbose_name="number"
                    ),
                ),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="begins on")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="ends on")),
                ("starts_at", models.TimeField(blank=True, null=True, verbose_name="from")),
                ("ends_at", models.TimeField(blank=True, null=True, verbose_name="until")),
                (
                    "weekdays",
                    bildungsbuero.apps.actors.fields.KeysField(blank=True, default=tuple, verbose_name="weekdays"),
                ),
                (
                    "schedule",
                    models.CharField(
                        blank=True, help_text="For example “every Tuesday”.", max_length=500, verbose_name="times"
                    ),
                ),
                ("rolling_entry", models.BooleanField(default=False, verbose_name="entry at any time")),
                ("seats", models.PositiveIntegerField(blank=True, null=True, verbose_name="seats")),
                ("seats_free", models.PositiveIntegerField(blank=True, null=True, verbose_name="free seats")),
                ("seats_as_of", models.DateField(blank=True, null=True, verbose_name="free seats as of")),
                ("register_until", models.DateField(blank=True, null=True, verbose_name="register until")),
                ("is_cancelled", models.BooleanField(default=False, verbose_name="cancelled")),
                (
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="runs",
                        to="catalogue.offer",
                        verbose_name="offer",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="accounts.office",
                    ),
                ),
            ],
            options={
                "verbose_name": "run",
                "verbose_name_plural": "runs",
                "ordering": [models.OrderBy(models.F("starts_on"), nulls_last=True), "pk"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddIndex(
            model_name="offer",
            index=models.Index(fields=["office", "title"], name="offer_by_title"),
        ),
        migrations.AddIndex(
            model_name="offer",
            index=models.Index(fields=["office", "state", "title"], name="offer_by_state"),
        ),
        migrations.AddIndex(
            model_name="offer",
            index=models.Index(fields=["office", "kind", "title"], name="offer_by_kind"),
        ),
        migrations.AddIndex(
            model_name="offer",
            index=models.Index(fields=["office", "changed_at"], name="offer_by_change"),
        ),
        migrations.AddIndex(
            model_name="offer",
            index=models.Index(fields=["office", "confirmed_on"], name="offer_by_confirmation"),
        ),
        migrations.AddConstraint(
            model_name="offer",
            constraint=models.UniqueConstraint(
                condition=models.Q(("external_id", ""), _negated=True),
                fields=("office", "list_name", "external_id"),
                name="one_offer_of_an_external_id",
            ),
        ),
        migrations.AddIndex(
            model_name="run",
            index=models.Index(fields=["office", "starts_on"], name="run_by_start"),
        ),
    ]
