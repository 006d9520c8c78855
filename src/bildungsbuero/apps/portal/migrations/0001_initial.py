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
        ("catalogue", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalAccessibilityAssessment",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("self", "self-assessment of the office"),
                            ("external", "assessment by somebody else"),
                        ],
                        default="self",
                        max_length=10,
                        verbose_name="method",
                    ),
                ),
                (
                    "assessor",
                    models.CharField(
                        blank=True,
                        help_text="Needed where it was somebody else.",
                        max_length=200,
                        verbose_name="who assessed",
                    ),
                ),
                (
                    "pages",
                    models.CharField(
                        blank=True,
                        help_text="For example bildung.trier.example",
                        max_length=200,
                        verbose_name="address of the pages",
                    ),
                ),
                (
                    "answer_days",
                    models.PositiveSmallIntegerField(
                        default=14,
                        help_text="Within how many days you answer whoever reports a barrier; a month at most.",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(31),
                        ],
                        verbose_name="days until an answer",
                    ),
                ),
                (
                    "enforcement",
                    models.TextField(
                        blank=True,
                        help_text="Address, telephone and e-mail, as you checked them. Empty: what is shipped for your Land.",
                        verbose_name="enforcement body",
                    ),
                ),
                (
                    "is_public",
                    models.BooleanField(
                        default=False,
                        help_text="It then takes the place of the text under “Legal pages”.",
                        verbose_name="show the statement",
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
                "verbose_name": "historical assessment of accessibility",
                "verbose_name_plural": "historical assessments of accessibility",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAssessedCriterion",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("key", models.SlugField(editable=False, max_length=20, verbose_name="requirement")),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("fulfilled", "fulfilled"),
                            ("partly", "partly fulfilled"),
                            ("not", "not fulfilled"),
                            ("not-applicable", "does not apply"),
                        ],
                        max_length=20,
                        verbose_name="result",
                    ),
                ),
                ("remark", models.TextField(blank=True, max_length=2000, verbose_name="remark")),
                ("assessed_on", models.DateField(verbose_name="assessed on")),
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
                "verbose_name": "historical assessed requirement",
                "verbose_name_plural": "historical assessed requirements",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
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
                (
                    "made_from",
                    models.JSONField(blank=True, default=dict, editable=False, verbose_name="older German texts"),
                ),
                (
                    "released_languages",
                    bildungsbuero.apps.actors.fields.KeysField(
                        blank=True, default=tuple, editable=False, verbose_name="released translations"
                    ),
                ),
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
                (
                    "made_from",
                    models.JSONField(blank=True, default=dict, editable=False, verbose_name="older German texts"),
                ),
                (
                    "released_languages",
                    bildungsbuero.apps.actors.fields.KeysField(
                        blank=True, default=tuple, editable=False, verbose_name="released translations"
                    ),
                ),
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
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Recording",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                ("language", models.CharField(max_length=12, verbose_name="language")),
                ("file_name", models.CharField(editable=False, max_length=60)),
                ("said", models.CharField(editable=False, max_length=64)),
                (
                    "offer",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recordings",
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
                    "theme",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recordings",
                        to="portal.themeportal",
                    ),
                ),
            ],
            options={
                "verbose_name": "recording",
                "verbose_name_plural": "recordings",
                "ordering": ["language"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
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
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="AccessibilityAssessment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("self", "self-assessment of the office"),
                            ("external", "assessment by somebody else"),
                        ],
                        default="self",
                        max_length=10,
                        verbose_name="method",
                    ),
                ),
                (
                    "assessor",
                    models.CharField(
                        blank=True,
                        help_text="Needed where it was somebody else.",
                        max_length=200,
                        verbose_name="who assessed",
                    ),
                ),
                (
                    "pages",
                    models.CharField(
                        blank=True,
                        help_text="For example bildung.trier.example",
                        max_length=200,
                        verbose_name="address of the pages",
                    ),
                ),
                (
                    "answer_days",
                    models.PositiveSmallIntegerField(
                        default=14,
                        help_text="Within how many days you answer whoever reports a barrier; a month at most.",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(31),
                        ],
                        verbose_name="days until an answer",
                    ),
                ),
                (
                    "enforcement",
                    models.TextField(
                        blank=True,
                        help_text="Address, telephone and e-mail, as you checked them. Empty: what is shipped for your Land.",
                        verbose_name="enforcement body",
                    ),
                ),
                (
                    "is_public",
                    models.BooleanField(
                        default=False,
                        help_text="It then takes the place of the text under “Legal pages”.",
                        verbose_name="show the statement",
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
                "verbose_name": "assessment of accessibility",
                "verbose_name_plural": "assessments of accessibility",
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
                "constraints": [
                    models.UniqueConstraint(fields=("office",), name="one_accessibility_assessment_of_an_office")
                ],
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="AssessedCriterion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.SlugField(editable=False, max_length=20, verbose_name="requirement")),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("fulfilled", "fulfilled"),
                            ("partly", "partly fulfilled"),
                            ("not", "not fulfilled"),
                            ("not-applicable", "does not apply"),
                        ],
                        max_length=20,
                        verbose_name="result",
                    ),
                ),
                ("remark", models.TextField(blank=True, max_length=2000, verbose_name="remark")),
                ("assessed_on", models.DateField(verbose_name="assessed on")),
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
                "verbose_name": "assessed requirement",
                "verbose_name_plural": "assessed requirements",
                "ordering": ["key"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
                "constraints": [models.UniqueConstraint(fields=("office", "key"), name="one_result_of_a_requirement")],
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
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
            name="SignLanguageVideo",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("file_name", models.CharField(editable=False, max_length=60)),
                ("captions_name", models.CharField(editable=False, max_length=60)),
                ("poster_name", models.CharField(blank=True, editable=False, max_length=60)),
                (
                    "transcript",
                    models.TextField(
                        help_text="What the video says, to read. For people who see neither signs nor pictures.",
                        verbose_name="all words",
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
                "verbose_name": "video in German Sign Language",
                "verbose_name_plural": "videos in German Sign Language",
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
                "constraints": [
                    models.UniqueConstraint(fields=("office",), name="one_sign_language_video_of_an_office")
                ],
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddConstraint(
            model_name="themeportal",
            constraint=models.UniqueConstraint(fields=("office", "key"), name="one_theme_portal_of_a_key"),
        ),
        migrations.AddConstraint(
            model_name="recording",
            constraint=models.CheckConstraint(
                condition=models.Q(("offer", None), ("theme", None), _connector="XOR"),
                name="recording_of_an_offer_or_of_a_theme",
            ),
        ),
        migrations.AddConstraint(
            model_name="recording",
            constraint=models.UniqueConstraint(
                fields=("offer", "language"), name="one_recording_of_an_offer_in_a_language"
            ),
        ),
        migrations.AddConstraint(
            model_name="recording",
            constraint=models.UniqueConstraint(
                fields=("theme", "language"), name="one_recording_of_a_theme_in_a_language"
            ),
        ),
        migrations.AddConstraint(
            model_name="waystation",
            constraint=models.UniqueConstraint(fields=("office", "key"), name="one_station_of_a_key"),
        ),
        migrations.AddConstraint(
            model_name="waytransition",
            constraint=models.UniqueConstraint(fields=("office", "key"), name="one_transition_of_a_key"),
        ),
    ]
