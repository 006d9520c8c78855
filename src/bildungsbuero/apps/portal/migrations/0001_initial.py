import django.db.models.deletion
import django.db.models.manager
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import bildungsbuero.apps.actors.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalThemePortal",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "key",
                    models.SlugField(
                        help_text="Small letters and dashes: neu-in-deutschland.", max_length=40, verbose_name="address"
                    ),
                ),
                ("origin", models.SlugField(blank=True, editable=False, max_length=40)),
                ("texts", models.JSONField(blank=True, default=dict, verbose_name="texts")),
                ("facets", models.JSONField(blank=True, default=dict, verbose_name="which offers belong here")),
                (
                    "territory",
                    bildungsbuero.apps.actors.fields.KeysField(
                        blank=True,
                        default=tuple,
                        help_text="Keys of areas; empty: the area of the office.",
                        verbose_name="territory",
                    ),
                ),
                (
                    "takes_released",
                    models.BooleanField(
                        default=False, verbose_name="also public offers that other offices released to this one"
                    ),
                ),
                ("blocks", models.JSONField(blank=True, default=list, verbose_name="parts of the page")),
                ("position", models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="position")),
                ("is_published", models.BooleanField(default=False, editable=False, verbose_name="published")),
                ("is_example", models.BooleanField(default=False, editable=False, verbose_name="example data")),
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
                "verbose_name": "historical theme portal",
                "verbose_name_plural": "historical theme portals",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalWayStation",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("key", models.SlugField(editable=False, max_length=90, verbose_name="key")),
                ("texts", models.JSONField(blank=True, default=dict, verbose_name="texts")),
                (
                    "sources",
                    models.TextField(
                        blank=True, help_text="Where this can be read up; one line each.", verbose_name="sources"
                    ),
                ),
                (
                    "is_checked",
                    models.BooleanField(
                        default=False, help_text="Without this tick only the office sees it.", verbose_name="checked"
                    ),
                ),
                ("checked_on", models.DateField(blank=True, null=True, verbose_name="checked on")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="valid from")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="valid until")),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Only the office sees this.", verbose_name="note of the office"
                    ),
                ),
                (
                    "is_removed",
                    models.BooleanField(
                        default=False, help_text="Shown neither here nor elsewhere.", verbose_name="left out"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("care", "care of children"),
                            ("school", "school"),
                            ("vocational", "vocational school"),
                            ("training", "training and preparation"),
                            ("study", "study"),
                            ("course", "course"),
                            ("procedure", "recognition and examination"),
                            ("certificate", "certificate"),
                            ("situation", "situation of life"),
                            ("work", "work"),
                        ],
                        default="school",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "stage",
                    models.PositiveSmallIntegerField(
                        default=5,
                        help_text="From early (0) to late (20): where drawings put it.",
                        verbose_name="place in the order",
                    ),
                ),
                (
                    "drawings",
                    bildungsbuero.apps.actors.fields.KeysField(blank=True, default=tuple, verbose_name="drawings"),
                ),
                (
                    "school_types",
                    bildungsbuero.apps.actors.fields.KeysField(blank=True, default=tuple, verbose_name="school types"),
                ),
                (
                    "topics",
                    bildungsbuero.apps.actors.fields.KeysField(blank=True, default=tuple, verbose_name="topics"),
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
                "verbose_name": "historical station",
                "verbose_name_plural": "historical stations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalWayTransition",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("key", models.SlugField(editable=False, max_length=90, verbose_name="key")),
                ("texts", models.JSONField(blank=True, default=dict, verbose_name="texts")),
                (
                    "sources",
                    models.TextField(
                        blank=True, help_text="Where this can be read up; one line each.", verbose_name="sources"
                    ),
                ),
                (
                    "is_checked",
                    models.BooleanField(
                        default=False, help_text="Without this tick only the office sees it.", verbose_name="checked"
                    ),
                ),
                ("checked_on", models.DateField(blank=True, null=True, verbose_name="checked on")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="valid from")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="valid until")),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Only the office sees this.", verbose_name="note of the office"
                    ),
                ),
                (
                    "is_removed",
                    models.BooleanField(
                        default=False, help_text="Shown neither here nor elsewhere.", verbose_name="left out"
                    ),
                ),
                ("source_key", models.SlugField(max_length=40, verbose_name="from")),
                ("target_key", models.SlugField(max_length=40, verbose_name="to")),
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
                "verbose_name": "historical transition",
                "verbose_name_plural": "historical transitions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="PageViews",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField(verbose_name="day")),
                ("page", models.CharField(max_length=60, verbose_name="page")),
                ("language", models.CharField(max_length=12, verbose_name="language")),
                ("about", models.CharField(blank=True, max_length=40, verbose_name="entry")),
                ("count", models.PositiveIntegerField(default=0, verbose_name="views")),
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
                "verbose_name": "views of a page",
                "verbose_name_plural": "views of pages",
                "ordering": ["-day", "page"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("office", "day", "page", "language", "about"), name="one_count_of_a_page"
                    )
                ],
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="ThemePortal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    models.SlugField(
                        help_text="Small letters and dashes: neu-in-deutschland.", max_length=40, verbose_name="address"
                    ),
                ),
                ("origin", models.SlugField(blank=True, editable=False, max_length=40)),
                ("texts", models.JSONField(blank=True, default=dict, verbose_name="texts")),
                ("facets", models.JSONField(blank=True, default=dict, verbose_name="which offers belong here")),
                (
                    "territory",
                    bildungsbuero.apps.actors.fields.KeysField(
                        blank=True,
                        default=tuple,
                        help_text="Keys of areas; empty: the area of the office.",
                        verbose_name="territory",
                    ),
                ),
                (
                    "takes_released",
                    models.BooleanField(
                        default=False, verbose_name="also public offers that other offices released to this one"
                    ),
                ),
                ("blocks", models.JSONField(blank=True, default=list, verbose_name="parts of the page")),
                ("position", models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="position")),
                ("is_published", models.BooleanField(default=False, editable=False, verbose_name="published")),
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
            ],
            options={
                "verbose_name": "theme portal",
                "verbose_name_plural": "theme portals",
                "ordering": ["position", "key"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
                "constraints": [models.UniqueConstraint(fields=("office", "key"), name="one_theme_portal_of_a_key")],
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="WayStation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.SlugField(editable=False, max_length=90, verbose_name="key")),
                ("texts", models.JSONField(blank=True, default=dict, verbose_name="texts")),
                (
                    "sources",
                    models.TextField(
                        blank=True, help_text="Where this can be read up; one line each.", verbose_name="sources"
                    ),
                ),
                (
                    "is_checked",
                    models.BooleanField(
                        default=False, help_text="Without this tick only the office sees it.", verbose_name="checked"
                    ),
                ),
                ("checked_on", models.DateField(blank=True, null=True, verbose_name="checked on")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="valid from")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="valid until")),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Only the office sees this.", verbose_name="note of the office"
                    ),
                ),
                (
                    "is_removed",
                    models.BooleanField(
                        default=False, help_text="Shown neither here nor elsewhere.", verbose_name="left out"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("care", "care of children"),
                            ("school", "school"),
                            ("vocational", "vocational school"),
                            ("training", "training and preparation"),
                            ("study", "study"),
                            ("course", "course"),
                            ("procedure", "recognition and examination"),
                            ("certificate", "certificate"),
                            ("situation", "situation of life"),
                            ("work", "work"),
                        ],
                        default="school",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "stage",
                    models.PositiveSmallIntegerField(
                        default=5,
                        help_text="From early (0) to late (20): where drawings put it.",
                        verbose_name="place in the order",
                    ),
                ),
                (
                    "drawings",
                    bildungsbuero.apps.actors.fields.KeysField(blank=True, default=tuple, verbose_name="drawings"),
                ),
                (
                    "school_types",
                    bildungsbuero.apps.actors.fields.KeysField(blank=True, default=tuple, verbose_name="school types"),
                ),
                (
                    "topics",
                    bildungsbuero.apps.actors.fields.KeysField(blank=True, default=tuple, verbose_name="topics"),
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
                "verbose_name": "station",
                "verbose_name_plural": "stations",
                "ordering": ["stage", "key"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
                "constraints": [models.UniqueConstraint(fields=("office", "key"), name="one_station_of_a_key")],
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="WayTransition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.SlugField(editable=False, max_length=90, verbose_name="key")),
                ("texts", models.JSONField(blank=True, default=dict, verbose_name="texts")),
                (
                    "sources",
                    models.TextField(
                        blank=True, help_text="Where this can be read up; one line each.", verbose_name="sources"
                    ),
                ),
                (
                    "is_checked",
                    models.BooleanField(
                        default=False, help_text="Without this tick only the office sees it.", verbose_name="checked"
                    ),
                ),
                ("checked_on", models.DateField(blank=True, null=True, verbose_name="checked on")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="valid from")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="valid until")),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Only the office sees this.", verbose_name="note of the office"
                    ),
                ),
                (
                    "is_removed",
                    models.BooleanField(
                        default=False, help_text="Shown neither here nor elsewhere.", verbose_name="left out"
                    ),
                ),
                ("source_key", models.SlugField(max_length=40, verbose_name="from")),
                ("target_key", models.SlugField(max_length=40, verbose_name="to")),
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
                "verbose_name": "transition",
                "verbose_name_plural": "transitions",
                "ordering": ["key"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
                "constraints": [models.UniqueConstraint(fields=("office", "key"), name="one_transition_of_a_key")],
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
    ]
