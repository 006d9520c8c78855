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
    ]
