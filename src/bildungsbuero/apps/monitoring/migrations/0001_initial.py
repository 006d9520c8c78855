import django.core.validators
import django.db.models.deletion
import django.db.models.manager
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import bildungsbuero.web.public_ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Dataset",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=80, verbose_name="code")),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                (
                    "period",
                    models.CharField(
                        choices=[
                            ("reference_date", "reference date"),
                            ("calendar_year", "calendar year"),
                            ("annual_mean", "annual mean"),
                            ("semester", "semester"),
                            ("month", "month"),
                            ("school_year_begun", "school year that begins in the year named"),
                            ("school_year_ended", "school year that ends in the year named"),
                            ("undeclared", "not stated yet"),
                        ],
                        default="undeclared",
                        max_length=20,
                        verbose_name="what the period means",
                    ),
                ),
                (
                    "profile",
                    models.CharField(
                        choices=[
                            ("official", "official"),
                            ("letters", "letters"),
                            ("rounded_to_5", "rounded_to_5"),
                            ("rounded_to_3", "rounded_to_3"),
                        ],
                        default="official",
                        max_length=20,
                        verbose_name="signs",
                    ),
                ),
                (
                    "dash",
                    models.CharField(
                        choices=[
                            ("zero", "nothing there, exactly zero"),
                            ("not_published", "not published for this area"),
                            ("undecided", "not decided yet: shown as missing"),
                        ],
                        default="undecided",
                        max_length=20,
                        verbose_name="what “-” means",
                    ),
                ),
                (
                    "protected_at_source",
                    models.BooleanField(
                        default=False,
                        help_text="The source has withheld or rounded small numbers; the figures may be published as they are.",
                        verbose_name="already protected by the source",
                    ),
                ),
                ("publisher", models.CharField(blank=True, max_length=300, verbose_name="publisher")),
                ("licence", models.CharField(blank=True, max_length=60, verbose_name="licence")),
                ("attribution", models.CharField(blank=True, max_length=300, verbose_name="attribution")),
                ("dimensions", models.JSONField(default=dict, editable=False)),
                ("measures", models.JSONField(default=dict, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "office",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="datasets",
                        to="accounts.office",
                    ),
                ),
            ],
            options={
                "verbose_name": "data set",
                "verbose_name_plural": "data sets",
                "ordering": ["key"],
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="DatasetSchedule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("content", models.TextField(blank=True, max_length=1000, verbose_name="what it holds")),
                ("supplier", models.CharField(blank=True, max_length=200, verbose_name="delivered by")),
                (
                    "frequency",
                    models.CharField(
                        choices=[
                            ("month", "every month"),
                            ("quarter", "every three months"),
                            ("half_year", "every six months"),
                            ("year", "every year"),
                            ("two_years", "every two years"),
                            ("irregular", "irregularly"),
                        ],
                        default="year",
                        max_length=10,
                        verbose_name="how often",
                    ),
                ),
                ("legal_basis", models.CharField(blank=True, max_length=300, verbose_name="legal basis")),
                ("contact", models.CharField(blank=True, max_length=200, verbose_name="contact")),
                ("contact_mail", models.EmailField(blank=True, max_length=254, verbose_name="e-mail of the contact")),
                ("next_due", models.DateField(blank=True, null=True, verbose_name="next delivery expected on")),
                (
                    "reminder_days",
                    models.PositiveSmallIntegerField(default=14, verbose_name="remind so many days before"),
                ),
                ("reminded_for", models.DateField(editable=False, null=True)),
                ("overdue_told_for", models.DateField(editable=False, null=True)),
                (
                    "dataset",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="schedule",
                        to="monitoring.dataset",
                    ),
                ),
            ],
            options={
                "verbose_name": "entry of the register",
                "verbose_name_plural": "entries of the register",
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("stored", "internal"), ("released", "published"), ("withdrawn", "withdrawn")],
                        default="stored",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("file_name", models.CharField(max_length=255, verbose_name="file")),
                ("digest", models.CharField(editable=False, max_length=64)),
                ("path", models.CharField(editable=False, max_length=300)),
                ("format", models.CharField(max_length=20, verbose_name="format")),
                ("encoding", models.CharField(editable=False, max_length=20)),
                ("rows", models.PositiveBigIntegerField(verbose_name="values")),
                ("areas", models.PositiveIntegerField(verbose_name="areas")),
                ("periods", models.JSONField(default=list, verbose_name="periods")),
                ("marks", models.JSONField(default=dict, verbose_name="signs")),
                ("refused", models.JSONField(default=list, verbose_name="refused rows")),
                ("refused_rows", models.PositiveBigIntegerField(default=0, editable=False)),
                ("checks", models.JSONField(default=list, verbose_name="checks")),
                ("footer", models.TextField(blank=True, verbose_name="notes of the source")),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                ("as_of", models.CharField(blank=True, max_length=40, verbose_name="retrieved from the source")),
                ("received_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="received")),
                (
                    "dataset",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deliveries",
                        to="monitoring.dataset",
                    ),
                ),
                (
                    "received_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "delivery",
                "verbose_name_plural": "deliveries",
                "ordering": ["-pk"],
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="AcceptedHint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("check_name", models.CharField(editable=False, max_length=40)),
                ("finding", models.CharField(editable=False, max_length=500, verbose_name="Finding")),
                ("reason", models.CharField(max_length=500, verbose_name="reason")),
                (
                    "accepted_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="accepted"),
                ),
                (
                    "person",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "delivery",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="accepted_hints",
                        to="monitoring.delivery",
                    ),
                ),
            ],
            options={
                "verbose_name": "accepted hint",
                "verbose_name_plural": "accepted hints",
                "ordering": ["pk"],
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="DeliveryDifference",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("compared_with", models.JSONField(default=list, editable=False)),
                ("new", models.PositiveBigIntegerField(default=0, editable=False)),
                ("changed", models.PositiveBigIntegerField(default=0, editable=False)),
                ("vanished", models.PositiveBigIntegerField(default=0, editable=False)),
                ("unchanged", models.PositiveBigIntegerField(default=0, editable=False)),
                ("largest", models.JSONField(default=list, editable=False)),
                ("indicators", models.JSONField(default=list, editable=False)),
                (
                    "delivery",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="difference",
                        to="monitoring.delivery",
                    ),
                ),
            ],
            options={
                "verbose_name": "difference of a delivery",
                "verbose_name_plural": "differences of deliveries",
            },
        ),
        migrations.CreateModel(
            name="Edition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("summary", models.TextField(blank=True, max_length=2000, verbose_name="what it is about")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "draft"), ("checked", "checked"), ("released", "released")],
                        default="draft",
                        editable=False,
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("version", models.PositiveSmallIntegerField(default=1, editable=False, verbose_name="version")),
                ("note", models.TextField(blank=True, max_length=2000, verbose_name="what was corrected")),
                ("frozen_at", models.DateTimeField(editable=False, verbose_name="figures as they stood on")),
                ("path", models.CharField(editable=False, max_length=200)),
                ("digest", models.CharField(editable=False, max_length=64)),
                ("figures", models.PositiveIntegerField(default=0, editable=False, verbose_name="figures")),
                ("release_at", models.DateTimeField(blank=True, null=True, verbose_name="release on")),
                ("released_at", models.DateTimeField(editable=False, null=True, verbose_name="released")),
                (
                    "checked_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "corrects",
                    models.OneToOneField(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="monitoring.edition",
                    ),
                ),
                (
                    "drafted_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                "verbose_name": "edition",
                "verbose_name_plural": "editions",
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
            name="EditionItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("indicator", "indicator"), ("table", "own table")],
                        default="indicator",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("key", models.CharField(max_length=80, verbose_name="key")),
                ("place", models.PositiveSmallIntegerField(default=0, editable=False)),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("public", "everybody"),
                            ("partners", "the house and named partner offices"),
                            ("house", "the house alone"),
                        ],
                        default="public",
                        max_length=10,
                        verbose_name="who sees districts, Länder and municipalities",
                    ),
                ),
                (
                    "small_areas",
                    models.CharField(
                        choices=[
                            ("public", "everybody"),
                            ("partners", "the house and named partner offices"),
                            ("house", "the house alone"),
                        ],
                        default="house",
                        max_length=10,
                        verbose_name="who sees small areas",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="monitoring.edition",
                    ),
                ),
            ],
            options={
                "verbose_name": "part of an edition",
                "verbose_name_plural": "parts of an edition",
                "ordering": ["place", "pk"],
            },
        ),
        migrations.CreateModel(
            name="EditionStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("drafted", "drafted"),
                            ("frozen", "figures taken anew"),
                            ("checked", "checked"),
                            ("returned", "returned to draft"),
                            ("scheduled", "release set to a day"),
                            ("released", "released"),
                            ("corrected", "corrected by a new version"),
                            ("closed", "taken off the public pages"),
                        ],
                        max_length=10,
                        verbose_name="step",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="when")),
                (
                    "edition",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="monitoring.edition",
                    ),
                ),
            ],
            options={
                "verbose_name": "step of an edition",
                "verbose_name_plural": "steps of an edition",
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ExternalCode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("indicator_key", models.CharField(editable=False, max_length=10, verbose_name="indicator")),
                ("catalogue", models.CharField(max_length=80, verbose_name="catalogue")),
                ("code", models.CharField(max_length=80, verbose_name="code")),
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
                "verbose_name": "code in another catalogue",
                "verbose_name_plural": "codes in other catalogues",
                "ordering": ["indicator_key", "catalogue", "code"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="HistoricalCover",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("keys", models.JSONField(default=list, verbose_name="indicators")),
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
                "verbose_name": "historical choice for the home page",
                "verbose_name_plural": "historical choices for the home page",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDataset",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("key", models.CharField(max_length=80, verbose_name="code")),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                (
                    "period",
                    models.CharField(
                        choices=[
                            ("reference_date", "reference date"),
                            ("calendar_year", "calendar year"),
                            ("annual_mean", "annual mean"),
                            ("semester", "semester"),
                            ("month", "month"),
                            ("school_year_begun", "school year that begins in the year named"),
                            ("school_year_ended", "school year that ends in the year named"),
                            ("undeclared", "not stated yet"),
                        ],
                        default="undeclared",
                        max_length=20,
                        verbose_name="what the period means",
                    ),
                ),
                (
                    "profile",
                    models.CharField(
                        choices=[
                            ("official", "official"),
                            ("letters", "letters"),
                            ("rounded_to_5", "rounded_to_5"),
                            ("rounded_to_3", "rounded_to_3"),
                        ],
                        default="official",
                        max_length=20,
                        verbose_name="signs",
                    ),
                ),
                (
                    "dash",
                    models.CharField(
                        choices=[
                            ("zero", "nothing there, exactly zero"),
                            ("not_published", "not published for this area"),
                            ("undecided", "not decided yet: shown as missing"),
                        ],
                        default="undecided",
                        max_length=20,
                        verbose_name="what “-” means",
                    ),
                ),
                (
                    "protected_at_source",
                    models.BooleanField(
                        default=False,
                        help_text="The source has withheld or rounded small numbers; the figures may be published as they are.",
                        verbose_name="already protected by the source",
                    ),
                ),
                ("publisher", models.CharField(blank=True, max_length=300, verbose_name="publisher")),
                ("licence", models.CharField(blank=True, max_length=60, verbose_name="licence")),
                ("attribution", models.CharField(blank=True, max_length=300, verbose_name="attribution")),
                ("created_at", models.DateTimeField(blank=True, editable=False)),
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
                "verbose_name": "historical data set",
                "verbose_name_plural": "historical data sets",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDatasetSchedule",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("content", models.TextField(blank=True, max_length=1000, verbose_name="what it holds")),
                ("supplier", models.CharField(blank=True, max_length=200, verbose_name="delivered by")),
                (
                    "frequency",
                    models.CharField(
                        choices=[
                            ("month", "every month"),
                            ("quarter", "every three months"),
                            ("half_year", "every six months"),
                            ("year", "every year"),
                            ("two_years", "every two years"),
                            ("irregular", "irregularly"),
                        ],
                        default="year",
                        max_length=10,
                        verbose_name="how often",
                    ),
                ),
                ("legal_basis", models.CharField(blank=True, max_length=300, verbose_name="legal basis")),
                ("contact", models.CharField(blank=True, max_length=200, verbose_name="contact")),
                ("contact_mail", models.EmailField(blank=True, max_length=254, verbose_name="e-mail of the contact")),
                ("next_due", models.DateField(blank=True, null=True, verbose_name="next delivery expected on")),
                (
                    "reminder_days",
                    models.PositiveSmallIntegerField(default=14, verbose_name="remind so many days before"),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "dataset",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="monitoring.dataset",
                    ),
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
            ],
            options={
                "verbose_name": "historical entry of the register",
                "verbose_name_plural": "historical entries of the register",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalImportTemplate",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("layout", models.JSONField(default=dict, editable=False, verbose_name="layout")),
                ("file_name", models.CharField(blank=True, max_length=255, verbose_name="file")),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="last changed")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "dataset",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="monitoring.dataset",
                        verbose_name="data set",
                    ),
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
                "verbose_name": "historical layout of a table",
                "verbose_name_plural": "historical layouts of tables",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalIndicatorOfTheMonth",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("month", models.DateField(help_text="Its first day.", verbose_name="month")),
                ("indicator", models.CharField(max_length=80, verbose_name="indicator")),
                (
                    "text",
                    models.CharField(
                        blank=True,
                        help_text="Why this figure, why now. It stands below the sentence that the program writes.",
                        max_length=300,
                        verbose_name="a sentence of your own",
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
                "verbose_name": "historical indicator of the month",
                "verbose_name_plural": "historical indicators of the month",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalOldName",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("name", models.CharField(max_length=200, verbose_name="name in the former system")),
                ("key", models.CharField(blank=True, max_length=40, verbose_name="indicator")),
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
                "verbose_name": "historical name in the former system",
                "verbose_name_plural": "historical names in the former system",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalProtectionProfile",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("suppress", "withhold small counts"),
                            ("round_to_5", "round every count to 5"),
                            ("cell_key", "change every count a little (cell key method)"),
                        ],
                        default="suppress",
                        max_length=12,
                        verbose_name="method",
                    ),
                ),
                (
                    "min_cases",
                    models.PositiveSmallIntegerField(
                        choices=[(3, "3"), (5, "5"), (10, "10")],
                        default=3,
                        verbose_name="smallest number of cases that is shown",
                    ),
                ),
                ("zeros_are_safe", models.BooleanField(default=True, verbose_name="a zero gives nothing away")),
                (
                    "min_denominator",
                    models.PositiveSmallIntegerField(
                        default=10,
                        validators=[django.core.validators.MaxValueValidator(1000)],
                        verbose_name="smallest base of a share",
                    ),
                ),
                (
                    "shares_from_true_counts",
                    models.BooleanField(default=False, verbose_name="shares of rounded counts come from the true ones"),
                ),
                ("measures", models.JSONField(default=dict, editable=False)),
                ("hierarchies", models.JSONField(default=dict, editable=False)),
                ("overlapping", models.JSONField(default=list, editable=False)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "dataset",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="monitoring.dataset",
                    ),
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
            ],
            options={
                "verbose_name": "historical protection profile",
                "verbose_name_plural": "historical protection profiles",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPublicationRules",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "four_eyes",
                    models.BooleanField(
                        default=False,
                        help_text="Then whoever drafted an edition cannot be the one who declares it checked.",
                        verbose_name="An edition is checked by a second person",
                    ),
                ),
                (
                    "contributor",
                    models.URLField(
                        blank=True,
                        help_text="Address from the official list, such as http://dcat-ap.de/def/contributors/openBW; without one the portal of the Land stands here, where the list has one.",
                        verbose_name="who delivers to GovData",
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
                "verbose_name": "historical rules of publication",
                "verbose_name_plural": "historical rules of publication",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalTarget",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("indicator", models.CharField(max_length=80, verbose_name="indicator")),
                ("value", models.DecimalField(decimal_places=4, max_digits=16, verbose_name="value to reach")),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1990),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="until the year",
                    ),
                ),
                (
                    "decided",
                    models.CharField(
                        blank=True,
                        help_text="For example: council decision of 12 March 2025. It stands beside the target for everybody.",
                        max_length=200,
                        verbose_name="decided by",
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
                "verbose_name": "historical target",
                "verbose_name_plural": "historical targets",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ImportDraft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                ("upload", models.CharField(editable=False, max_length=64)),
                ("file_name", models.CharField(max_length=255, verbose_name="file")),
                ("sheet", models.CharField(blank=True, max_length=255, verbose_name="sheet")),
                ("reading", models.JSONField(default=dict, editable=False, verbose_name="reading")),
                ("dataset_key", models.CharField(blank=True, max_length=80, verbose_name="code of the data set")),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="last changed")),
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
                "verbose_name": "table being read",
                "verbose_name_plural": "tables being read",
                "ordering": ["-changed_at"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="ImportTemplate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("layout", models.JSONField(default=dict, editable=False, verbose_name="layout")),
                ("file_name", models.CharField(blank=True, max_length=255, verbose_name="file")),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="last changed")),
                (
                    "dataset",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="import_template",
                        to="monitoring.dataset",
                        verbose_name="data set",
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
                "verbose_name": "layout of a table",
                "verbose_name_plural": "layouts of tables",
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="IndicatorOfTheMonth",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.DateField(help_text="Its first day.", verbose_name="month")),
                ("indicator", models.CharField(max_length=80, verbose_name="indicator")),
                (
                    "text",
                    models.CharField(
                        blank=True,
                        help_text="Why this figure, why now. It stands below the sentence that the program writes.",
                        max_length=300,
                        verbose_name="a sentence of your own",
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
                "verbose_name": "indicator of the month",
                "verbose_name_plural": "indicators of the month",
                "ordering": ["-month"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="OldName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200, verbose_name="name in the former system")),
                ("key", models.CharField(blank=True, max_length=40, verbose_name="indicator")),
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
                "verbose_name": "name in the former system",
                "verbose_name_plural": "names in the former system",
                "ordering": ["name"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="OwnIndicator",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(editable=False, max_length=10, verbose_name="key")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "draft"), ("standing", "in use"), ("withdrawn", "withdrawn")],
                        default="draft",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
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
                "verbose_name": "own indicator",
                "verbose_name_plural": "own indicators",
                "ordering": ["key"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="OwnIndicatorVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(editable=False, verbose_name="version")),
                ("sheet", models.JSONField(editable=False)),
                ("after", models.CharField(blank=True, editable=False, max_length=20)),
                ("note", models.CharField(max_length=300, verbose_name="what was changed, and why")),
                (
                    "changed_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="changed"),
                ),
                (
                    "changed_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="monitoring.ownindicator",
                    ),
                ),
            ],
            options={
                "verbose_name": "version of an own indicator",
                "verbose_name_plural": "versions of own indicators",
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="ProtectionProfile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("suppress", "withhold small counts"),
                            ("round_to_5", "round every count to 5"),
                            ("cell_key", "change every count a little (cell key method)"),
                        ],
                        default="suppress",
                        max_length=12,
                        verbose_name="method",
                    ),
                ),
                (
                    "min_cases",
                    models.PositiveSmallIntegerField(
                        choices=[(3, "3"), (5, "5"), (10, "10")],
                        default=3,
                        verbose_name="smallest number of cases that is shown",
                    ),
                ),
                ("zeros_are_safe", models.BooleanField(default=True, verbose_name="a zero gives nothing away")),
                (
                    "min_denominator",
                    models.PositiveSmallIntegerField(
                        default=10,
                        validators=[django.core.validators.MaxValueValidator(1000)],
                        verbose_name="smallest base of a share",
                    ),
                ),
                (
                    "shares_from_true_counts",
                    models.BooleanField(default=False, verbose_name="shares of rounded counts come from the true ones"),
                ),
                ("measures", models.JSONField(default=dict, editable=False)),
                ("hierarchies", models.JSONField(default=dict, editable=False)),
                ("overlapping", models.JSONField(default=list, editable=False)),
                (
                    "dataset",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="protection",
                        to="monitoring.dataset",
                    ),
                ),
            ],
            options={
                "verbose_name": "protection profile",
                "verbose_name_plural": "protection profiles",
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="PublicationRules",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "four_eyes",
                    models.BooleanField(
                        default=False,
                        help_text="Then whoever drafted an edition cannot be the one who declares it checked.",
                        verbose_name="An edition is checked by a second person",
                    ),
                ),
                (
                    "contributor",
                    models.URLField(
                        blank=True,
                        help_text="Address from the official list, such as http://dcat-ap.de/def/contributors/openBW; without one the portal of the Land stands here, where the list has one.",
                        verbose_name="who delivers to GovData",
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
                "verbose_name": "rules of publication",
                "verbose_name_plural": "rules of publication",
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Takeover",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                ("file_name", models.CharField(editable=False, max_length=255, verbose_name="file")),
                ("upload", models.CharField(editable=False, max_length=200)),
                ("remarks", models.JSONField(default=list, editable=False)),
                (
                    "begun_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="uploaded"),
                ),
                (
                    "delivery",
                    models.OneToOneField(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="takeover",
                        to="monitoring.delivery",
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
                    "person",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "take-over of old figures",
                "verbose_name_plural": "take-overs of old figures",
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
            name="Target",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("indicator", models.CharField(max_length=80, verbose_name="indicator")),
                ("value", models.DecimalField(decimal_places=4, max_digits=16, verbose_name="value to reach")),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1990),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="until the year",
                    ),
                ),
                (
                    "decided",
                    models.CharField(
                        blank=True,
                        help_text="For example: council decision of 12 March 2025. It stands beside the target for everybody.",
                        max_length=200,
                        verbose_name="decided by",
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
                "verbose_name": "target",
                "verbose_name_plural": "targets",
                "ordering": ["indicator"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Cover",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("keys", models.JSONField(default=list, verbose_name="indicators")),
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
                "verbose_name": "choice for the home page",
                "verbose_name_plural": "choices for the home page",
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
                "constraints": [models.UniqueConstraint(fields=("office",), name="one_cover_of_an_office")],
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddConstraint(
            model_name="dataset",
            constraint=models.UniqueConstraint(fields=("office", "key"), name="one_dataset_of_a_key"),
        ),
        migrations.AddConstraint(
            model_name="dataset",
            constraint=models.UniqueConstraint(
                condition=models.Q(("office", None)), fields=("key",), name="one_shared_dataset_of_a_key"
            ),
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "withdrawn"), _negated=True),
                fields=("dataset", "digest"),
                name="one_delivery_of_the_same_bytes",
            ),
        ),
        migrations.AddConstraint(
            model_name="acceptedhint",
            constraint=models.UniqueConstraint(fields=("delivery", "check_name"), name="one_acceptance_of_a_hint"),
        ),
        migrations.AddConstraint(
            model_name="editionitem",
            constraint=models.UniqueConstraint(
                fields=("edition", "kind", "key"), name="one_item_of_a_key_in_an_edition"
            ),
        ),
        migrations.AddConstraint(
            model_name="externalcode",
            constraint=models.UniqueConstraint(
                fields=("office", "indicator_key", "catalogue", "code"), name="one_external_code_of_an_indicator"
            ),
        ),
        migrations.AddConstraint(
            model_name="indicatorofthemonth",
            constraint=models.UniqueConstraint(fields=("office", "month"), name="one_indicator_of_a_month"),
        ),
        migrations.AddConstraint(
            model_name="oldname",
            constraint=models.UniqueConstraint(fields=("office", "name"), name="one_meaning_of_an_old_name"),
        ),
        migrations.AddConstraint(
            model_name="ownindicator",
            constraint=models.UniqueConstraint(fields=("office", "key"), name="one_own_indicator_of_a_key"),
        ),
        migrations.AddConstraint(
            model_name="ownindicatorversion",
            constraint=models.UniqueConstraint(fields=("indicator", "number"), name="one_version_of_a_number"),
        ),
        migrations.AddConstraint(
            model_name="publicationrules",
            constraint=models.UniqueConstraint(fields=("office",), name="one_set_of_publication_rules"),
        ),
        migrations.AddConstraint(
            model_name="target",
            constraint=models.UniqueConstraint(fields=("office", "indicator"), name="one_target_of_an_indicator"),
        ),
    ]
