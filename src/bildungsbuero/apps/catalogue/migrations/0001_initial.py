import django.core.serializers.json
import django.core.validators
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
            name="BulkChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                ("action", models.CharField(editable=False, max_length=20)),
                ("at", models.DateTimeField(editable=False)),
                ("items", models.JSONField(default=list, editable=False)),
                ("undone_at", models.DateTimeField(editable=False, null=True)),
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
                "verbose_name": "action on several offers",
                "verbose_name_plural": "actions on several offers",
                "ordering": ["-at"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="CatalogueDelivery",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("is_full", models.BooleanField(default=False, verbose_name="whole catalogue")),
                ("at", models.DateTimeField(verbose_name="at")),
                ("written", models.PositiveIntegerField(default=0, verbose_name="offers")),
                ("deleted", models.PositiveIntegerField(default=0, verbose_name="taken back")),
                ("services", models.JSONField(default=dict, editable=False)),
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
                "verbose_name": "delivery of the catalogue",
                "verbose_name_plural": "deliveries of the catalogue",
                "ordering": ["-pk"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Duplicate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("organisation", "Organisations"), ("place", "Places"), ("offer", "Offers")],
                        editable=False,
                        max_length=20,
                    ),
                ),
                ("first", models.CharField(editable=False, max_length=16)),
                ("second", models.CharField(editable=False, max_length=16)),
                ("score", models.FloatField(editable=False)),
                ("verdict", models.CharField(choices=[("same", ""), ("new_run", "")], editable=False, max_length=10)),
                ("reasons", models.JSONField(default=list, editable=False)),
                (
                    "decision",
                    models.CharField(
                        choices=[
                            ("open", "not decided"),
                            ("same_actor", "the same actor"),
                            ("same_place", "the same place"),
                            ("same_offer", "the same offer"),
                            ("new_run", "a new run of the same offer"),
                            ("different", "not the same"),
                        ],
                        default="open",
                        editable=False,
                        max_length=20,
                    ),
                ),
                ("found_at", models.DateTimeField(auto_now_add=True)),
                ("decided_at", models.DateTimeField(editable=False, null=True)),
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
                "verbose_name": "possible duplicate",
                "verbose_name_plural": "possible duplicates",
                "ordering": ["-score", "pk"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="ExchangeRules",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "licence",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("dl-de/by-2-0", "Data licence Germany: name the source (dl-de/by-2-0)"),
                            ("dl-de/zero-2-0", "Data licence Germany: without conditions (dl-de/zero-2-0)"),
                            ("CC BY 4.0", "Creative Commons: name the source (CC BY 4.0)"),
                            ("CC0", "Creative Commons: without conditions (CC0)"),
                        ],
                        help_text="Only with a licence the offers stand in the catalogue of open data.",
                        max_length=20,
                        verbose_name="licence of offers that name none",
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
                "verbose_name": "rules of giving out offers",
                "verbose_name_plural": "rules of giving out offers",
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="ExportCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(verbose_name="at")),
                ("results", models.JSONField(default=list, editable=False)),
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
                "verbose_name": "check of exports",
                "verbose_name_plural": "checks of exports",
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="HistoricalOfficeTerm",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("vocabulary", models.CharField(editable=False, max_length=40, verbose_name="vocabulary")),
                ("key", models.CharField(editable=False, max_length=60, verbose_name="key")),
                ("parent", models.CharField(blank=True, editable=False, max_length=60, verbose_name="lies below")),
                ("labels", models.JSONField(blank=True, default=dict, verbose_name="labels")),
                ("words", models.JSONField(blank=True, null=True, verbose_name="everyday words")),
                (
                    "is_hidden",
                    models.BooleanField(
                        default=False,
                        help_text="Offers that have it keep it, and it can still be searched for.",
                        verbose_name="not offered for new entries",
                    ),
                ),
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
            ],
            options={
                "verbose_name": "historical term of the office",
                "verbose_name_plural": "historical terms of the office",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalOwnField",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        db_index=True, default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16
                    ),
                ),
                ("label", models.CharField(max_length=80, verbose_name="label")),
                ("label_en", models.CharField(blank=True, max_length=80, verbose_name="label in English")),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("text", "text"),
                            ("number", "a number"),
                            ("yes_no", "yes or no"),
                            ("choice", "one of several"),
                            ("date", "date"),
                        ],
                        default="text",
                        max_length=10,
                        verbose_name="what is written there",
                    ),
                ),
                (
                    "options",
                    models.TextField(blank=True, help_text="One line each.", verbose_name="what can be chosen"),
                ),
                (
                    "kinds",
                    bildungsbuero.apps.actors.fields.KeysField(
                        blank=True, default=tuple, help_text="None ticked: all kinds.", verbose_name="kinds of offers"
                    ),
                ),
                (
                    "is_public",
                    models.BooleanField(
                        default=False,
                        help_text="Otherwise only the office sees it: on no public page, in no file, no interface and no search.",
                        verbose_name="everybody may see it",
                    ),
                ),
                ("is_asked", models.BooleanField(default=True, verbose_name="asked in the form")),
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
            ],
            options={
                "verbose_name": "historical own field",
                "verbose_name_plural": "historical own fields",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ListLayout",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("list_name", models.CharField(editable=False, max_length=200, verbose_name="list")),
                ("columns", models.JSONField(default=dict, editable=False)),
                ("defaults", models.JSONField(default=dict, editable=False)),
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
                "verbose_name": "columns of a list",
                "verbose_name_plural": "columns of lists",
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="ListRhythm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("list_name", models.CharField(editable=False, max_length=200, verbose_name="list")),
                (
                    "every_days",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Empty: the list came once. Its offers are confirmed by their providers, like all others.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(730),
                        ],
                        verbose_name="comes every so many days",
                    ),
                ),
                ("taken_on", models.DateField(editable=False, null=True)),
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
                "verbose_name": "rhythm of a list",
                "verbose_name_plural": "rhythms of lists",
                "ordering": ["list_name"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="ListSource",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                ("list_name", models.CharField(max_length=200, verbose_name="name of the list")),
                ("address", models.URLField(max_length=500, verbose_name="address")),
                ("wanted_format", models.CharField(blank=True, max_length=40, verbose_name="format")),
                (
                    "provider",
                    models.CharField(blank=True, max_length=300, verbose_name="provider, where the list names none"),
                ),
                (
                    "every_days",
                    models.PositiveSmallIntegerField(
                        default=1,
                        help_text="At night. 1 means every night.",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(365),
                        ],
                        verbose_name="fetched every so many days",
                    ),
                ),
                (
                    "is_trusted",
                    models.BooleanField(
                        default=False,
                        help_text="New offers are published at once and a sample of them stands in the review list; a kind of offer that the list never brought before waits all the same. Not trusted: every new offer waits for the office.",
                        verbose_name="Trusted",
                    ),
                ),
                (
                    "sample_percent",
                    models.PositiveSmallIntegerField(
                        default=5,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="sample in percent",
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="is fetched")),
                ("etag", models.CharField(blank=True, editable=False, max_length=200)),
                ("last_modified", models.CharField(blank=True, editable=False, max_length=100)),
                ("fetched_at", models.DateTimeField(editable=False, null=True)),
                ("harvested_at", models.DateTimeField(editable=False, null=True)),
                ("failing_since", models.DateField(editable=False, null=True)),
                ("problem", models.CharField(blank=True, editable=False, max_length=500)),
                ("sequence", models.PositiveIntegerField(editable=False, null=True)),
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
                "verbose_name": "source of a list",
                "verbose_name_plural": "sources of lists",
                "ordering": ["list_name"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Merge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("organisation", "Organisations"), ("place", "Places"), ("offer", "Offers")],
                        editable=False,
                        max_length=20,
                    ),
                ),
                ("kept", models.CharField(editable=False, max_length=16)),
                ("gone", models.CharField(editable=False, max_length=16)),
                (
                    "before",
                    models.JSONField(
                        default=dict, editable=False, encoder=django.core.serializers.json.DjangoJSONEncoder
                    ),
                ),
                (
                    "after",
                    models.JSONField(
                        default=dict, editable=False, encoder=django.core.serializers.json.DjangoJSONEncoder
                    ),
                ),
                (
                    "gone_before",
                    models.JSONField(
                        default=dict, editable=False, encoder=django.core.serializers.json.DjangoJSONEncoder
                    ),
                ),
                ("moved", models.JSONField(default=list, editable=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("undone_at", models.DateTimeField(editable=False, null=True)),
                (
                    "duplicate",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="merges",
                        to="catalogue.duplicate",
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
                "verbose_name": "put together",
                "verbose_name_plural": "put together",
                "ordering": ["-made_at"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
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
                ("opening_hours", models.JSONField(blank=True, default=dict, verbose_name="opening hours")),
                ("own_values", models.JSONField(blank=True, default=dict, verbose_name="own fields")),
                ("internal_values", models.JSONField(blank=True, default=dict, verbose_name="own fields, internal")),
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
                (
                    "completeness",
                    models.PositiveSmallIntegerField(default=1, editable=False, verbose_name="completeness"),
                ),
                ("vanished_on", models.DateField(blank=True, editable=False, null=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "merged_into",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="catalogue.offer",
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
            name="LiveChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("changed_on", models.DateField(verbose_name="changed on")),
                ("said", models.JSONField(default=list, editable=False)),
                ("seen_on", models.DateField(editable=False, null=True)),
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
                    "offer",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="live_changes",
                        to="catalogue.offer",
                    ),
                ),
            ],
            options={
                "verbose_name": "change that went live at once",
                "verbose_name_plural": "changes that went live at once",
                "ordering": ["-changed_on", "-pk"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="LinkCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("address", models.URLField(editable=False, max_length=500, verbose_name="web page")),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("good", "answers"),
                            ("moved", "has moved"),
                            ("gone", "does not exist"),
                            ("silent", "does not answer"),
                            ("refused", "is not looked at"),
                        ],
                        editable=False,
                        max_length=10,
                        verbose_name="result",
                    ),
                ),
                ("checked_on", models.DateField(editable=False)),
                ("failing_since", models.DateField(editable=False, null=True)),
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
                    "offer",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="link_check",
                        to="catalogue.offer",
                    ),
                ),
            ],
            options={
                "verbose_name": "look at a web page",
                "verbose_name_plural": "looks at web pages",
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="HistoricalTranslation",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("language", models.CharField(editable=False, max_length=20, verbose_name="language")),
                ("field", models.CharField(editable=False, max_length=80, verbose_name="field")),
                ("text", models.TextField(verbose_name="translation")),
                ("original", models.TextField(editable=False, verbose_name="German text that it was made from")),
                (
                    "is_outdated",
                    models.BooleanField(default=False, editable=False, verbose_name="German text changed since"),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("person", "written in the office"),
                            ("file", "from a file"),
                            ("machine", "from a program"),
                        ],
                        default="person",
                        editable=False,
                        max_length=10,
                        verbose_name="origin",
                    ),
                ),
                ("is_checked", models.BooleanField(default=False, verbose_name="released")),
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
                    "offer",
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
                "verbose_name": "historical translation",
                "verbose_name_plural": "historical translations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
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
                (
                    "recurrence",
                    models.CharField(
                        blank=True, help_text="As in RFC 5545.", max_length=500, verbose_name="recurrence"
                    ),
                ),
                ("exception_dates", models.JSONField(blank=True, default=list, verbose_name="not on")),
                (
                    "pauses",
                    bildungsbuero.apps.actors.fields.KeysField(blank=True, default=tuple, verbose_name="pauses"),
                ),
                ("sessions", models.JSONField(blank=True, default=list, verbose_name="single dates")),
                ("booking_address", models.URLField(blank=True, max_length=500, verbose_name="address for booking")),
                ("seats_min", models.PositiveIntegerField(blank=True, null=True, verbose_name="fewest participants")),
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
                ("opening_hours", models.JSONField(blank=True, default=dict, verbose_name="opening hours")),
                ("own_values", models.JSONField(blank=True, default=dict, verbose_name="own fields")),
                ("internal_values", models.JSONField(blank=True, default=dict, verbose_name="own fields, internal")),
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
                    "merged_into",
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
            name="OfferNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                ("text", models.TextField(max_length=2000, verbose_name="note")),
                ("written_on", models.DateField(verbose_name="written on")),
                (
                    "offer",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notes",
                        to="catalogue.offer",
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
                "verbose_name": "internal note",
                "verbose_name_plural": "internal notes",
                "ordering": ["-written_on", "-pk"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="OfficeTerm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("vocabulary", models.CharField(editable=False, max_length=40, verbose_name="vocabulary")),
                ("key", models.CharField(editable=False, max_length=60, verbose_name="key")),
                ("parent", models.CharField(blank=True, editable=False, max_length=60, verbose_name="lies below")),
                ("labels", models.JSONField(blank=True, default=dict, verbose_name="labels")),
                ("words", models.JSONField(blank=True, null=True, verbose_name="everyday words")),
                (
                    "is_hidden",
                    models.BooleanField(
                        default=False,
                        help_text="Offers that have it keep it, and it can still be searched for.",
                        verbose_name="not offered for new entries",
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
                "verbose_name": "term of the office",
                "verbose_name_plural": "terms of the office",
                "ordering": ["vocabulary", "pk"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="OwnField",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                ("label", models.CharField(max_length=80, verbose_name="label")),
                ("label_en", models.CharField(blank=True, max_length=80, verbose_name="label in English")),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("text", "text"),
                            ("number", "a number"),
                            ("yes_no", "yes or no"),
                            ("choice", "one of several"),
                            ("date", "date"),
                        ],
                        default="text",
                        max_length=10,
                        verbose_name="what is written there",
                    ),
                ),
                (
                    "options",
                    models.TextField(blank=True, help_text="One line each.", verbose_name="what can be chosen"),
                ),
                (
                    "kinds",
                    bildungsbuero.apps.actors.fields.KeysField(
                        blank=True, default=tuple, help_text="None ticked: all kinds.", verbose_name="kinds of offers"
                    ),
                ),
                (
                    "is_public",
                    models.BooleanField(
                        default=False,
                        help_text="Otherwise only the office sees it: on no public page, in no file, no interface and no search.",
                        verbose_name="everybody may see it",
                    ),
                ),
                ("is_asked", models.BooleanField(default=True, verbose_name="asked in the form")),
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
                "verbose_name": "own field",
                "verbose_name_plural": "own fields",
                "ordering": ["label", "pk"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Picture",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                ("file_name", models.CharField(editable=False, max_length=60)),
                ("width", models.PositiveIntegerField(editable=False)),
                ("height", models.PositiveIntegerField(editable=False)),
                (
                    "alt",
                    models.CharField(
                        help_text="One sentence for people who do not see the picture, for example “A pupil at a workbench”.",
                        max_length=300,
                        verbose_name="what is to be seen",
                    ),
                ),
                (
                    "credit",
                    models.CharField(
                        help_text="For example “Photo: Anna Muster, CC BY 4.0”. It stands below the picture.",
                        max_length=300,
                        verbose_name="who made the picture, and under which licence",
                    ),
                ),
                (
                    "offer",
                    models.OneToOneField(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="picture",
                        to="catalogue.offer",
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
                (
                    "organisation",
                    models.OneToOneField(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="picture",
                        to="actors.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "picture",
                "verbose_name_plural": "pictures",
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="ProviderCare",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("last_digest_on", models.DateField(editable=False, null=True)),
                ("asked_on", models.DateField(editable=False, null=True)),
                ("answered_on", models.DateField(editable=False, null=True)),
                ("link_sent_at", models.DateTimeField(editable=False, null=True)),
                ("link_round", models.PositiveSmallIntegerField(default=0, editable=False)),
                ("wants_no_mail", models.BooleanField(default=False, verbose_name="wants no mails")),
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
                    "organisation",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="care",
                        to="actors.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "care of a provider",
                "verbose_name_plural": "care of providers",
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
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
                (
                    "recurrence",
                    models.CharField(
                        blank=True, help_text="As in RFC 5545.", max_length=500, verbose_name="recurrence"
                    ),
                ),
                ("exception_dates", models.JSONField(blank=True, default=list, verbose_name="not on")),
                (
                    "pauses",
                    bildungsbuero.apps.actors.fields.KeysField(blank=True, default=tuple, verbose_name="pauses"),
                ),
                ("sessions", models.JSONField(blank=True, default=list, verbose_name="single dates")),
                ("booking_address", models.URLField(blank=True, max_length=500, verbose_name="address for booking")),
                ("seats_min", models.PositiveIntegerField(blank=True, null=True, verbose_name="fewest participants")),
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
        migrations.CreateModel(
            name="SampledOffer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("list_name", models.CharField(editable=False, max_length=200)),
                ("drawn_on", models.DateField(editable=False)),
                ("seen_on", models.DateField(editable=False, null=True)),
                ("is_change", models.BooleanField(default=False, editable=False)),
                (
                    "offer",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sampled",
                        to="catalogue.offer",
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
                "verbose_name": "offer of a sample",
                "verbose_name_plural": "offers of samples",
                "ordering": ["-drawn_on", "pk"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Snapshot",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                ("on", models.DateField(verbose_name="day")),
                ("made_at", models.DateTimeField(editable=False)),
                ("is_yearly", models.BooleanField(default=False, editable=False)),
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
                "verbose_name": "state of the catalogue",
                "verbose_name_plural": "states of the catalogue",
                "ordering": ["-on", "-pk"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="SnapshotOffer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("offer", models.CharField(editable=False, max_length=20)),
                ("title", models.CharField(editable=False, max_length=300, verbose_name="title")),
                ("kind", models.CharField(editable=False, max_length=40, verbose_name="kind")),
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
                ("institution_type", models.CharField(blank=True, editable=False, max_length=40)),
                ("provider", models.CharField(blank=True, editable=False, max_length=300, verbose_name="provider")),
                ("place", models.CharField(blank=True, editable=False, max_length=300, verbose_name="place")),
                ("municipality", models.CharField(blank=True, editable=False, max_length=20)),
                ("is_example", models.BooleanField(default=False, editable=False, verbose_name="example data")),
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
                    "snapshot",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="offers",
                        to="catalogue.snapshot",
                    ),
                ),
            ],
            options={
                "verbose_name": "offer of a state of the catalogue",
                "verbose_name_plural": "offers of states of the catalogue",
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
            name="Successor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(editable=False, max_length=20)),
                ("public_id", models.CharField(editable=False, max_length=20)),
                ("successor", models.CharField(editable=False, max_length=20)),
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
                "verbose_name": "address of a merged entry",
                "verbose_name_plural": "addresses of merged entries",
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Talk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "channel",
                    models.CharField(
                        choices=[("phone", "by telephone"), ("visit", "on site"), ("mail", "by mail")],
                        default="phone",
                        max_length=10,
                        verbose_name="how",
                    ),
                ),
                ("on", models.DateField(verbose_name="when")),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("right", "everything is right"),
                            ("changed", "something has changed"),
                            ("wrong", "something is wrong"),
                            ("closed", "closed at the moment"),
                            ("gone", "does not exist any more"),
                            ("unreached", "nobody reached"),
                        ],
                        max_length=10,
                        verbose_name="result",
                    ),
                ),
                (
                    "about",
                    models.CharField(
                        blank=True,
                        help_text="About the offer; no names of people.",
                        max_length=300,
                        verbose_name="what is different",
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="talks",
                        to="catalogue.offer",
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
                "verbose_name": "enquiry about an offer",
                "verbose_name_plural": "enquiries about offers",
                "ordering": ["-on", "-pk"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Translation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(editable=False, max_length=20, verbose_name="language")),
                ("field", models.CharField(editable=False, max_length=80, verbose_name="field")),
                ("text", models.TextField(verbose_name="translation")),
                ("original", models.TextField(editable=False, verbose_name="German text that it was made from")),
                (
                    "is_outdated",
                    models.BooleanField(default=False, editable=False, verbose_name="German text changed since"),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("person", "written in the office"),
                            ("file", "from a file"),
                            ("machine", "from a program"),
                        ],
                        default="person",
                        editable=False,
                        max_length=10,
                        verbose_name="origin",
                    ),
                ),
                ("is_checked", models.BooleanField(default=False, verbose_name="released")),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "offer",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="translations",
                        to="catalogue.offer",
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
                "verbose_name": "translation",
                "verbose_name_plural": "translations",
                "ordering": ["offer", "language", "pk"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="WrittenBy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "changed_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "offer",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="written_by",
                        to="catalogue.offer",
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
                "verbose_name": "writer of a version that waits",
                "verbose_name_plural": "writers of versions that wait",
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="CareRules",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "sends_reminders",
                    models.BooleanField(
                        default=False,
                        help_text="At most one mail a week to a provider, with all that is due and a link that needs no password.",
                        verbose_name="Providers are reminded by mail",
                    ),
                ),
                ("reminders_decided", models.BooleanField(default=False, editable=False)),
                (
                    "escalate_after_days",
                    models.PositiveSmallIntegerField(
                        default=14,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="days after which a provider without an answer stands on “Today”",
                    ),
                ),
                (
                    "four_eyes",
                    models.BooleanField(
                        default=False,
                        help_text="Whoever wrote a version cannot publish it. Dates, times, prices and seats still go live at once.",
                        verbose_name="Four eyes",
                    ),
                ),
                (
                    "purge_after_days",
                    models.PositiveSmallIntegerField(
                        default=365,
                        help_text="Until then it can be brought back.",
                        validators=[
                            django.core.validators.MinValueValidator(30),
                            django.core.validators.MaxValueValidator(3650),
                        ],
                        verbose_name="days after which an archived offer is deleted for good",
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
                "verbose_name": "rules for the care of offers",
                "verbose_name_plural": "rules for the care of offers",
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
                "constraints": [models.UniqueConstraint(fields=("office",), name="one_set_of_care_rules")],
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddIndex(
            model_name="duplicate",
            index=models.Index(fields=["office", "decision", "-score"], name="duplicate_by_score"),
        ),
        migrations.AddConstraint(
            model_name="duplicate",
            constraint=models.UniqueConstraint(
                fields=("office", "kind", "first", "second"), name="one_duplicate_of_a_pair"
            ),
        ),
        migrations.AddConstraint(
            model_name="exchangerules",
            constraint=models.UniqueConstraint(fields=("office",), name="one_set_of_exchange_rules"),
        ),
        migrations.AddConstraint(
            model_name="exportcheck",
            constraint=models.UniqueConstraint(fields=("office",), name="one_check_of_exports"),
        ),
        migrations.AddConstraint(
            model_name="listlayout",
            constraint=models.UniqueConstraint(fields=("office", "list_name"), name="one_layout_of_a_list"),
        ),
        migrations.AddConstraint(
            model_name="listrhythm",
            constraint=models.UniqueConstraint(fields=("office", "list_name"), name="one_rhythm_of_a_list"),
        ),
        migrations.AddConstraint(
            model_name="listsource",
            constraint=models.UniqueConstraint(fields=("office", "list_name"), name="one_source_of_a_list"),
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
        migrations.AddIndex(
            model_name="offer",
            index=models.Index(fields=["office", "kind", "state", "confirmed_on"], name="offer_by_due_day"),
        ),
        migrations.AddIndex(
            model_name="offer",
            index=models.Index(fields=["office", "state", "visible_until"], name="offer_by_end"),
        ),
        migrations.AddIndex(
            model_name="offer",
            index=models.Index(fields=["provider", "title"], name="offer_by_provider"),
        ),
        migrations.AddIndex(
            model_name="offer",
            index=models.Index(fields=["office", "completeness"], name="offer_by_completeness"),
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
            model_name="livechange",
            index=models.Index(fields=["office", "seen_on"], name="live_change_by_sight"),
        ),
        migrations.AddIndex(
            model_name="linkcheck",
            index=models.Index(fields=["office", "checked_on"], name="link_check_by_day"),
        ),
        migrations.AddConstraint(
            model_name="officeterm",
            constraint=models.UniqueConstraint(fields=("office", "vocabulary", "key"), name="one_office_term_of_a_key"),
        ),
        migrations.AddConstraint(
            model_name="ownfield",
            constraint=models.UniqueConstraint(fields=("office", "label"), name="one_own_field_of_a_label"),
        ),
        migrations.AddConstraint(
            model_name="picture",
            constraint=models.CheckConstraint(
                condition=models.Q(("offer", None), ("organisation", None), _connector="XOR"),
                name="picture_of_an_offer_or_of_an_organisation",
            ),
        ),
        migrations.AddIndex(
            model_name="run",
            index=models.Index(fields=["office", "starts_on"], name="run_by_start"),
        ),
        migrations.AddConstraint(
            model_name="snapshot",
            constraint=models.UniqueConstraint(fields=("office", "name"), name="one_snapshot_of_a_name"),
        ),
        migrations.AddIndex(
            model_name="snapshotoffer",
            index=models.Index(fields=["snapshot", "title"], name="snapshot_offer_by_title"),
        ),
        migrations.AddConstraint(
            model_name="successor",
            constraint=models.UniqueConstraint(fields=("office", "kind", "public_id"), name="one_successor_of_an_id"),
        ),
        migrations.AddIndex(
            model_name="translation",
            index=models.Index(fields=["office", "language", "is_outdated"], name="translation_by_age"),
        ),
        migrations.AddIndex(
            model_name="translation",
            index=models.Index(fields=["office", "language", "is_checked"], name="translation_by_release"),
        ),
        migrations.AddConstraint(
            model_name="translation",
            constraint=models.UniqueConstraint(
                fields=("offer", "language", "field"), name="one_translation_of_a_field"
            ),
        ),
    ]
