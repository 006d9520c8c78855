from decimal import Decimal

import django.core.validators
import django.db.models.deletion
import django.db.models.manager
import simple_history.models
from django.conf import settings
from django.db import migrations, models

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
            name="Decision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="subject")),
                (
                    "body",
                    models.CharField(
                        help_text="For example: council, education committee.", max_length=200, verbose_name="body"
                    ),
                ),
                ("paper_number", models.CharField(blank=True, max_length=80, verbose_name="number of the paper")),
                ("decided_on", models.DateField(verbose_name="decided on")),
                (
                    "is_month_only",
                    models.BooleanField(
                        default=False,
                        help_text="Then only month and year are shown.",
                        verbose_name="only the month is known",
                    ),
                ),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("adopted", "adopted"),
                            ("rejected", "rejected"),
                            ("postponed", "postponed"),
                            ("noted", "noted"),
                        ],
                        default="adopted",
                        max_length=12,
                        verbose_name="result",
                    ),
                ),
                ("votes_for", models.PositiveIntegerField(blank=True, null=True, verbose_name="votes for")),
                ("votes_against", models.PositiveIntegerField(blank=True, null=True, verbose_name="votes against")),
                ("abstentions", models.PositiveIntegerField(blank=True, null=True, verbose_name="abstentions")),
                (
                    "public_part",
                    models.TextField(
                        blank=True,
                        help_text="What everybody may read; nothing of a meeting that was not public.",
                        verbose_name="public part",
                    ),
                ),
                (
                    "council_address",
                    models.URLField(
                        blank=True,
                        max_length=500,
                        validators=[django.core.validators.URLValidator(schemes=["http", "https"])],
                        verbose_name="address in the council information system",
                    ),
                ),
                ("is_public", models.BooleanField(default=False, verbose_name="released for everybody")),
                ("released_on", models.DateField(blank=True, editable=False, null=True, verbose_name="released on")),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                ("is_example", models.BooleanField(default=False, verbose_name="example data")),
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
            ],
            options={
                "verbose_name": "decision",
                "verbose_name_plural": "decisions",
                "ordering": ["-decided_on", "-pk"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="FieldOfAction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("description", models.TextField(blank=True, verbose_name="description")),
                (
                    "order",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="Smaller numbers come first.", verbose_name="order"
                    ),
                ),
                ("is_public", models.BooleanField(default=False, verbose_name="released for everybody")),
                ("released_on", models.DateField(blank=True, editable=False, null=True, verbose_name="released on")),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                ("is_example", models.BooleanField(default=False, verbose_name="example data")),
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
            ],
            options={
                "verbose_name": "field of action",
                "verbose_name_plural": "fields of action",
                "ordering": ["order", "title"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="FundingLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                ("programme", models.CharField(max_length=80, verbose_name="programme")),
                ("reference_number", models.CharField(blank=True, max_length=80, verbose_name="reference number")),
                (
                    "granted_eur",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="granted sum in euros",
                    ),
                ),
                (
                    "share_eu",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("0"),
                        max_digits=5,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="share of the EU in per cent",
                    ),
                ),
                (
                    "share_federal",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("0"),
                        max_digits=5,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="share of the federal government in per cent",
                    ),
                ),
                (
                    "share_land",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("0"),
                        max_digits=5,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="share of the Land in per cent",
                    ),
                ),
                (
                    "share_own",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("0"),
                        max_digits=5,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="own share in per cent",
                    ),
                ),
                ("eligible_from", models.DateField(blank=True, null=True, verbose_name="eligible from")),
                ("eligible_to", models.DateField(blank=True, null=True, verbose_name="eligible until")),
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
                "verbose_name": "funding line",
                "verbose_name_plural": "funding lines",
                "ordering": ["eligible_from", "pk"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="FundedPost",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "function",
                    models.CharField(
                        help_text="For example “Education management”; never the name of a person.",
                        max_length=120,
                        verbose_name="function",
                    ),
                ),
                (
                    "percent",
                    models.DecimalField(
                        decimal_places=2,
                        help_text="150 is one and a half posts.",
                        max_digits=6,
                        validators=[
                            django.core.validators.MinValueValidator(Decimal("0.01")),
                            django.core.validators.MaxValueValidator(2000),
                        ],
                        verbose_name="posts in per cent",
                    ),
                ),
                ("filled_from", models.DateField(blank=True, null=True, verbose_name="from")),
                ("filled_to", models.DateField(blank=True, null=True, verbose_name="until")),
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
                    "line",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="posts",
                        to="strategy.fundingline",
                    ),
                ),
            ],
            options={
                "verbose_name": "post",
                "verbose_name_plural": "posts",
                "ordering": ["pk"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="FundingReport",
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
                        choices=[
                            ("interim", "interim report"),
                            ("interim_proof", "interim proof of use"),
                            ("proof_of_use", "proof of use"),
                            ("final", "final report"),
                            ("payment", "request for payment"),
                            ("other", "other date"),
                        ],
                        default="interim",
                        max_length=16,
                        verbose_name="what",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="note")),
                ("due_on", models.DateField(verbose_name="due on")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                (
                    "line",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reports",
                        to="strategy.fundingline",
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
                "verbose_name": "report to a funder",
                "verbose_name_plural": "reports to funders",
                "ordering": ["due_on", "pk"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Goal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="goal")),
                ("text", models.TextField(blank=True, verbose_name="in more words")),
                ("indicator", models.CharField(blank=True, max_length=80, verbose_name="indicator")),
                (
                    "area",
                    models.CharField(
                        blank=True,
                        help_text="Key of the area; empty: the office's.",
                        max_length=20,
                        verbose_name="area",
                    ),
                ),
                (
                    "baseline_value",
                    models.DecimalField(
                        blank=True, decimal_places=4, max_digits=16, null=True, verbose_name="value at the start"
                    ),
                ),
                ("baseline_period", models.CharField(blank=True, max_length=40, verbose_name="period of the start")),
                (
                    "target_value",
                    models.DecimalField(
                        blank=True, decimal_places=4, max_digits=16, null=True, verbose_name="value to reach"
                    ),
                ),
                (
                    "target_year",
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
                    "polarity",
                    models.CharField(
                        choices=[("more_is_better", "more is better"), ("less_is_better", "less is better")],
                        default="more_is_better",
                        max_length=20,
                        verbose_name="which way is better",
                    ),
                ),
                (
                    "weight",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Empty: 1.",
                        max_digits=6,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="weight",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("active", "being pursued"),
                            ("done", "concluded"),
                            ("cancelled", "given up"),
                        ],
                        default="active",
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                ("is_public", models.BooleanField(default=False, verbose_name="released for everybody")),
                ("released_on", models.DateField(blank=True, editable=False, null=True, verbose_name="released on")),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                ("is_example", models.BooleanField(default=False, verbose_name="example data")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "field",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="goals",
                        to="strategy.fieldofaction",
                        verbose_name="field of action",
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
                "verbose_name": "goal",
                "verbose_name_plural": "goals",
                "ordering": ["field__order", "field__title", "target_year", "title"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="HistoricalDecision",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        db_index=True, default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="subject")),
                (
                    "body",
                    models.CharField(
                        help_text="For example: council, education committee.", max_length=200, verbose_name="body"
                    ),
                ),
                ("paper_number", models.CharField(blank=True, max_length=80, verbose_name="number of the paper")),
                ("decided_on", models.DateField(verbose_name="decided on")),
                (
                    "is_month_only",
                    models.BooleanField(
                        default=False,
                        help_text="Then only month and year are shown.",
                        verbose_name="only the month is known",
                    ),
                ),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("adopted", "adopted"),
                            ("rejected", "rejected"),
                            ("postponed", "postponed"),
                            ("noted", "noted"),
                        ],
                        default="adopted",
                        max_length=12,
                        verbose_name="result",
                    ),
                ),
                ("votes_for", models.PositiveIntegerField(blank=True, null=True, verbose_name="votes for")),
                ("votes_against", models.PositiveIntegerField(blank=True, null=True, verbose_name="votes against")),
                ("abstentions", models.PositiveIntegerField(blank=True, null=True, verbose_name="abstentions")),
                (
                    "public_part",
                    models.TextField(
                        blank=True,
                        help_text="What everybody may read; nothing of a meeting that was not public.",
                        verbose_name="public part",
                    ),
                ),
                (
                    "council_address",
                    models.URLField(
                        blank=True,
                        max_length=500,
                        validators=[django.core.validators.URLValidator(schemes=["http", "https"])],
                        verbose_name="address in the council information system",
                    ),
                ),
                ("is_public", models.BooleanField(default=False, verbose_name="released for everybody")),
                ("released_on", models.DateField(blank=True, editable=False, null=True, verbose_name="released on")),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                ("is_example", models.BooleanField(default=False, verbose_name="example data")),
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
            ],
            options={
                "verbose_name": "historical decision",
                "verbose_name_plural": "historical decisions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalFieldOfAction",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        db_index=True, default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("description", models.TextField(blank=True, verbose_name="description")),
                (
                    "order",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="Smaller numbers come first.", verbose_name="order"
                    ),
                ),
                ("is_public", models.BooleanField(default=False, verbose_name="released for everybody")),
                ("released_on", models.DateField(blank=True, editable=False, null=True, verbose_name="released on")),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                ("is_example", models.BooleanField(default=False, verbose_name="example data")),
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
            ],
            options={
                "verbose_name": "historical field of action",
                "verbose_name_plural": "historical fields of action",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalFundedPost",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "function",
                    models.CharField(
                        help_text="For example “Education management”; never the name of a person.",
                        max_length=120,
                        verbose_name="function",
                    ),
                ),
                (
                    "percent",
                    models.DecimalField(
                        decimal_places=2,
                        help_text="150 is one and a half posts.",
                        max_digits=6,
                        validators=[
                            django.core.validators.MinValueValidator(Decimal("0.01")),
                            django.core.validators.MaxValueValidator(2000),
                        ],
                        verbose_name="posts in per cent",
                    ),
                ),
                ("filled_from", models.DateField(blank=True, null=True, verbose_name="from")),
                ("filled_to", models.DateField(blank=True, null=True, verbose_name="until")),
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
                    "line",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="strategy.fundingline",
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
                "verbose_name": "historical post",
                "verbose_name_plural": "historical posts",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalFundingReport",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        db_index=True, default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("interim", "interim report"),
                            ("interim_proof", "interim proof of use"),
                            ("proof_of_use", "proof of use"),
                            ("final", "final report"),
                            ("payment", "request for payment"),
                            ("other", "other date"),
                        ],
                        default="interim",
                        max_length=16,
                        verbose_name="what",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="note")),
                ("due_on", models.DateField(verbose_name="due on")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
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
                    "line",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="strategy.fundingline",
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
                "verbose_name": "historical report to a funder",
                "verbose_name_plural": "historical reports to funders",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalGoal",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        db_index=True, default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="goal")),
                ("text", models.TextField(blank=True, verbose_name="in more words")),
                ("indicator", models.CharField(blank=True, max_length=80, verbose_name="indicator")),
                (
                    "area",
                    models.CharField(
                        blank=True,
                        help_text="Key of the area; empty: the office's.",
                        max_length=20,
                        verbose_name="area",
                    ),
                ),
                (
                    "baseline_value",
                    models.DecimalField(
                        blank=True, decimal_places=4, max_digits=16, null=True, verbose_name="value at the start"
                    ),
                ),
                ("baseline_period", models.CharField(blank=True, max_length=40, verbose_name="period of the start")),
                (
                    "target_value",
                    models.DecimalField(
                        blank=True, decimal_places=4, max_digits=16, null=True, verbose_name="value to reach"
                    ),
                ),
                (
                    "target_year",
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
                    "polarity",
                    models.CharField(
                        choices=[("more_is_better", "more is better"), ("less_is_better", "less is better")],
                        default="more_is_better",
                        max_length=20,
                        verbose_name="which way is better",
                    ),
                ),
                (
                    "weight",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Empty: 1.",
                        max_digits=6,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="weight",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("active", "being pursued"),
                            ("done", "concluded"),
                            ("cancelled", "given up"),
                        ],
                        default="active",
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                ("is_public", models.BooleanField(default=False, verbose_name="released for everybody")),
                ("released_on", models.DateField(blank=True, editable=False, null=True, verbose_name="released on")),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                ("is_example", models.BooleanField(default=False, verbose_name="example data")),
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
                    "field",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="strategy.fieldofaction",
                        verbose_name="field of action",
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
                "verbose_name": "historical goal",
                "verbose_name_plural": "historical goals",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalInitiative",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        db_index=True, default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("description", models.TextField(blank=True, verbose_name="description")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("running", "in work"),
                            ("paused", "paused"),
                            ("done", "completed"),
                            ("cancelled", "given up"),
                        ],
                        default="planned",
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="begins on")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="ends on")),
                (
                    "responsible_function",
                    models.CharField(
                        blank=True,
                        help_text="The office or function, for example “Education office”; not the name of a person.",
                        max_length=200,
                        verbose_name="responsible office",
                    ),
                ),
                (
                    "responsible_email",
                    models.EmailField(
                        blank=True,
                        help_text="Reminders of milestones go to this address of the office.",
                        max_length=254,
                        verbose_name="its e-mail",
                    ),
                ),
                (
                    "budget_eur",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="budget in euros",
                    ),
                ),
                (
                    "posts_percent",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="150 is one and a half posts.",
                        max_digits=7,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="posts in per cent",
                    ),
                ),
                (
                    "weight",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Empty: 1.",
                        max_digits=6,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="weight",
                    ),
                ),
                ("next_step", models.CharField(blank=True, max_length=300, verbose_name="next step")),
                ("is_public", models.BooleanField(default=False, verbose_name="released for everybody")),
                ("released_on", models.DateField(blank=True, editable=False, null=True, verbose_name="released on")),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                ("is_example", models.BooleanField(default=False, verbose_name="example data")),
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
                    "goal",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="strategy.goal",
                        verbose_name="goal",
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
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="actors.organisation",
                        verbose_name="responsible organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical initiative",
                "verbose_name_plural": "historical initiatives",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalInterimReview",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        db_index=True, default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "reference_day",
                    models.DateField(
                        help_text="How things stood on this day; not later than today when it is frozen.",
                        verbose_name="reference day",
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Two or three sentences that everybody will read first.",
                        max_length=4000,
                        verbose_name="what it comes to",
                    ),
                ),
                (
                    "structures",
                    models.TextField(
                        blank=True,
                        help_text="Posts, bodies, agreements: what carries the work, and what is missing. Everybody will read it.",
                        max_length=4000,
                        verbose_name="structures",
                    ),
                ),
                ("digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("frozen_at", models.DateTimeField(editable=False, null=True, verbose_name="frozen")),
                (
                    "is_public",
                    models.BooleanField(default=False, editable=False, verbose_name="released for everybody"),
                ),
                ("released_on", models.DateField(editable=False, null=True, verbose_name="released on")),
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
                "verbose_name": "historical interim review",
                "verbose_name_plural": "historical interim reviews",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalMission",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
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
            ],
            options={
                "verbose_name": "historical mission statement",
                "verbose_name_plural": "historical mission statements",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalOwnProgramme",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        db_index=True, default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name of the programme")),
                ("funder", models.CharField(blank=True, max_length=200, verbose_name="funder")),
                (
                    "first_year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1990),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="since the year",
                    ),
                ),
                (
                    "last_year",
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
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
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
                "verbose_name": "historical own programme",
                "verbose_name_plural": "historical own programmes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalProject",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        db_index=True, default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("purpose", models.TextField(blank=True, verbose_name="purpose")),
                ("runs_from", models.DateField(blank=True, null=True, verbose_name="runs from")),
                ("runs_to", models.DateField(blank=True, null=True, verbose_name="runs until")),
                (
                    "is_year_only",
                    models.BooleanField(
                        default=False,
                        help_text="Then only the years are shown.",
                        verbose_name="only the years are known",
                    ),
                ),
                (
                    "responsible_function",
                    models.CharField(
                        blank=True,
                        help_text="The office or function, for example “Education office”; not the name of a person.",
                        max_length=200,
                        verbose_name="responsible office",
                    ),
                ),
                (
                    "continues",
                    models.TextField(
                        blank=True,
                        help_text="Also that nothing continues is an answer; empty means that nobody has decided.",
                        verbose_name="what continues after the end",
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                ("is_example", models.BooleanField(default=False, verbose_name="example data")),
                ("changed_at", models.DateTimeField(blank=True, editable=False)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "continued_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="strategy.decision",
                        verbose_name="by which decision",
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
                "verbose_name": "historical project",
                "verbose_name_plural": "historical projects",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPublicityDuty",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "text",
                    models.CharField(
                        help_text="For example: logo of the EU on the web page, sentence in every report.",
                        max_length=300,
                        verbose_name="duty",
                    ),
                ),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
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
                    "line",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="strategy.fundingline",
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
                "verbose_name": "historical duty of publicity",
                "verbose_name_plural": "historical duties of publicity",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Initiative",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("description", models.TextField(blank=True, verbose_name="description")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("running", "in work"),
                            ("paused", "paused"),
                            ("done", "completed"),
                            ("cancelled", "given up"),
                        ],
                        default="planned",
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="begins on")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="ends on")),
                (
                    "responsible_function",
                    models.CharField(
                        blank=True,
                        help_text="The office or function, for example “Education office”; not the name of a person.",
                        max_length=200,
                        verbose_name="responsible office",
                    ),
                ),
                (
                    "responsible_email",
                    models.EmailField(
                        blank=True,
                        help_text="Reminders of milestones go to this address of the office.",
                        max_length=254,
                        verbose_name="its e-mail",
                    ),
                ),
                (
                    "budget_eur",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="budget in euros",
                    ),
                ),
                (
                    "posts_percent",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="150 is one and a half posts.",
                        max_digits=7,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="posts in per cent",
                    ),
                ),
                (
                    "weight",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Empty: 1.",
                        max_digits=6,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="weight",
                    ),
                ),
                ("next_step", models.CharField(blank=True, max_length=300, verbose_name="next step")),
                ("is_public", models.BooleanField(default=False, verbose_name="released for everybody")),
                ("released_on", models.DateField(blank=True, editable=False, null=True, verbose_name="released on")),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                ("is_example", models.BooleanField(default=False, verbose_name="example data")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "goal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="initiatives",
                        to="strategy.goal",
                        verbose_name="goal",
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
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="initiatives",
                        to="actors.organisation",
                        verbose_name="responsible organisation",
                    ),
                ),
                (
                    "partners",
                    models.ManyToManyField(
                        blank=True,
                        related_name="partner_initiatives",
                        to="actors.organisation",
                        verbose_name="partners",
                    ),
                ),
            ],
            options={
                "verbose_name": "initiative",
                "verbose_name_plural": "initiatives",
                "ordering": ["ends_on", "title"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="HistoricalProjectSketch",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        db_index=True, default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("idea", models.TextField(verbose_name="idea")),
                ("purpose", models.TextField(blank=True, verbose_name="purpose")),
                (
                    "effort",
                    models.TextField(
                        blank=True, help_text="Time, money and people, as far as one can tell.", verbose_name="effort"
                    ),
                ),
                (
                    "structure_needed",
                    models.TextField(
                        blank=True,
                        help_text="Bodies, agreements, rooms or posts that are missing.",
                        verbose_name="structure that it needs",
                    ),
                ),
                ("is_put_away", models.BooleanField(default=False, editable=False, verbose_name="put away")),
                ("is_example", models.BooleanField(default=False, verbose_name="example data")),
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
                    "goal",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="strategy.goal",
                        verbose_name="goal",
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
                (
                    "initiative",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="strategy.initiative",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical sketch of a project",
                "verbose_name_plural": "historical sketches of projects",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalMilestone",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        db_index=True, default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="milestone")),
                ("due_on", models.DateField(verbose_name="due on")),
                ("is_completed", models.BooleanField(default=False, editable=False, verbose_name="completed")),
                ("completed_on", models.DateField(blank=True, null=True, verbose_name="completed on")),
                ("is_cancelled", models.BooleanField(default=False, editable=False, verbose_name="given up")),
                (
                    "weight",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Empty: 1.",
                        max_digits=6,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="weight",
                    ),
                ),
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
                    "initiative",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="strategy.initiative",
                        verbose_name="initiative",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical milestone",
                "verbose_name_plural": "historical milestones",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalLogicRow",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("input", "Input: what goes in"),
                            ("output", "Output: what is made"),
                            ("outcome", "Outcome: what changes for people"),
                            ("impact", "Impact: what changes in the region"),
                        ],
                        max_length=8,
                        verbose_name="stage",
                    ),
                ),
                ("text", models.CharField(max_length=300, verbose_name="what")),
                ("indicator", models.CharField(blank=True, max_length=80, verbose_name="indicator")),
                (
                    "target_value",
                    models.DecimalField(
                        blank=True, decimal_places=4, max_digits=16, null=True, verbose_name="value to reach"
                    ),
                ),
                (
                    "target_year",
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
                    "initiative",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="strategy.initiative",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical line of the logic of a measure",
                "verbose_name_plural": "historical lines of the logic of a measure",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="InterimReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "reference_day",
                    models.DateField(
                        help_text="How things stood on this day; not later than today when it is frozen.",
                        verbose_name="reference day",
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Two or three sentences that everybody will read first.",
                        max_length=4000,
                        verbose_name="what it comes to",
                    ),
                ),
                (
                    "structures",
                    models.TextField(
                        blank=True,
                        help_text="Posts, bodies, agreements: what carries the work, and what is missing. Everybody will read it.",
                        max_length=4000,
                        verbose_name="structures",
                    ),
                ),
                ("content", models.JSONField(editable=False, null=True)),
                ("digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("frozen_at", models.DateTimeField(editable=False, null=True, verbose_name="frozen")),
                (
                    "is_public",
                    models.BooleanField(default=False, editable=False, verbose_name="released for everybody"),
                ),
                ("released_on", models.DateField(editable=False, null=True, verbose_name="released on")),
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
                "verbose_name": "interim review",
                "verbose_name_plural": "interim reviews",
                "ordering": ["-reference_day", "-pk"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="LogicRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("input", "Input: what goes in"),
                            ("output", "Output: what is made"),
                            ("outcome", "Outcome: what changes for people"),
                            ("impact", "Impact: what changes in the region"),
                        ],
                        max_length=8,
                        verbose_name="stage",
                    ),
                ),
                ("text", models.CharField(max_length=300, verbose_name="what")),
                ("indicator", models.CharField(blank=True, max_length=80, verbose_name="indicator")),
                (
                    "target_value",
                    models.DecimalField(
                        blank=True, decimal_places=4, max_digits=16, null=True, verbose_name="value to reach"
                    ),
                ),
                (
                    "target_year",
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
                    "initiative",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="logic_rows",
                        to="strategy.initiative",
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
                "verbose_name": "line of the logic of a measure",
                "verbose_name_plural": "lines of the logic of a measure",
                "ordering": ["pk"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Milestone",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="milestone")),
                ("due_on", models.DateField(verbose_name="due on")),
                ("is_completed", models.BooleanField(default=False, editable=False, verbose_name="completed")),
                ("completed_on", models.DateField(blank=True, null=True, verbose_name="completed on")),
                ("is_cancelled", models.BooleanField(default=False, editable=False, verbose_name="given up")),
                (
                    "weight",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Empty: 1.",
                        max_digits=6,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="weight",
                    ),
                ),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="milestones",
                        to="strategy.initiative",
                        verbose_name="initiative",
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
                "verbose_name": "milestone",
                "verbose_name_plural": "milestones",
                "ordering": ["due_on", "pk"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Mission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
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
            ],
            options={
                "verbose_name": "mission statement",
                "verbose_name_plural": "mission statements",
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="HistoricalMissionVersion",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                ("text", models.TextField(help_text="Markdown: ## heading, - list, **bold**.", verbose_name="text")),
                ("dated_on", models.DateField(verbose_name="dated")),
                (
                    "note",
                    models.CharField(
                        blank=True,
                        help_text="Also who decided it, for example the council.",
                        max_length=300,
                        verbose_name="what is new",
                    ),
                ),
                ("released_on", models.DateField(blank=True, editable=False, null=True, verbose_name="released on")),
                ("is_example", models.BooleanField(default=False, verbose_name="example data")),
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
                    "mission",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="strategy.mission",
                        verbose_name="mission statement",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical version of the mission statement",
                "verbose_name_plural": "historical versions of the mission statement",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="MissionVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                ("text", models.TextField(help_text="Markdown: ## heading, - list, **bold**.", verbose_name="text")),
                ("dated_on", models.DateField(verbose_name="dated")),
                (
                    "note",
                    models.CharField(
                        blank=True,
                        help_text="Also who decided it, for example the council.",
                        max_length=300,
                        verbose_name="what is new",
                    ),
                ),
                ("released_on", models.DateField(blank=True, editable=False, null=True, verbose_name="released on")),
                ("is_example", models.BooleanField(default=False, verbose_name="example data")),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "mission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="strategy.mission",
                        verbose_name="mission statement",
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
                "verbose_name": "version of the mission statement",
                "verbose_name_plural": "versions of the mission statement",
                "ordering": ["-number"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="OwnProgramme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name of the programme")),
                ("funder", models.CharField(blank=True, max_length=200, verbose_name="funder")),
                (
                    "first_year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1990),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="since the year",
                    ),
                ),
                (
                    "last_year",
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
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
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
                "verbose_name": "own programme",
                "verbose_name_plural": "own programmes",
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
            name="PlanReminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("address", models.EmailField(max_length=254, verbose_name="e-mail")),
                ("last_on", models.DateField(verbose_name="last on")),
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
                "verbose_name": "reminder of milestones",
                "verbose_name_plural": "reminders of milestones",
                "ordering": ["address"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Project",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("purpose", models.TextField(blank=True, verbose_name="purpose")),
                ("runs_from", models.DateField(blank=True, null=True, verbose_name="runs from")),
                ("runs_to", models.DateField(blank=True, null=True, verbose_name="runs until")),
                (
                    "is_year_only",
                    models.BooleanField(
                        default=False,
                        help_text="Then only the years are shown.",
                        verbose_name="only the years are known",
                    ),
                ),
                (
                    "responsible_function",
                    models.CharField(
                        blank=True,
                        help_text="The office or function, for example “Education office”; not the name of a person.",
                        max_length=200,
                        verbose_name="responsible office",
                    ),
                ),
                (
                    "continues",
                    models.TextField(
                        blank=True,
                        help_text="Also that nothing continues is an answer; empty means that nobody has decided.",
                        verbose_name="what continues after the end",
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                ("is_example", models.BooleanField(default=False, verbose_name="example data")),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "continued_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="continued_projects",
                        to="strategy.decision",
                        verbose_name="by which decision",
                    ),
                ),
                (
                    "initiatives",
                    models.ManyToManyField(
                        blank=True, related_name="projects", to="strategy.initiative", verbose_name="measures"
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
                "verbose_name": "project",
                "verbose_name_plural": "projects",
                "ordering": [models.OrderBy(models.F("runs_to"), nulls_last=True), "title"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="HistoricalFundingLine",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        db_index=True, default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16
                    ),
                ),
                ("programme", models.CharField(max_length=80, verbose_name="programme")),
                ("reference_number", models.CharField(blank=True, max_length=80, verbose_name="reference number")),
                (
                    "granted_eur",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="granted sum in euros",
                    ),
                ),
                (
                    "share_eu",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("0"),
                        max_digits=5,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="share of the EU in per cent",
                    ),
                ),
                (
                    "share_federal",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("0"),
                        max_digits=5,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="share of the federal government in per cent",
                    ),
                ),
                (
                    "share_land",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("0"),
                        max_digits=5,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="share of the Land in per cent",
                    ),
                ),
                (
                    "share_own",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("0"),
                        max_digits=5,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="own share in per cent",
                    ),
                ),
                ("eligible_from", models.DateField(blank=True, null=True, verbose_name="eligible from")),
                ("eligible_to", models.DateField(blank=True, null=True, verbose_name="eligible until")),
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
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="strategy.project",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical funding line",
                "verbose_name_plural": "historical funding lines",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name="fundingline",
            name="project",
            field=models.ForeignKey(
                editable=False, on_delete=django.db.models.deletion.CASCADE, related_name="lines", to="strategy.project"
            ),
        ),
        migrations.CreateModel(
            name="ProjectSketch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("idea", models.TextField(verbose_name="idea")),
                ("purpose", models.TextField(blank=True, verbose_name="purpose")),
                (
                    "effort",
                    models.TextField(
                        blank=True, help_text="Time, money and people, as far as one can tell.", verbose_name="effort"
                    ),
                ),
                (
                    "structure_needed",
                    models.TextField(
                        blank=True,
                        help_text="Bodies, agreements, rooms or posts that are missing.",
                        verbose_name="structure that it needs",
                    ),
                ),
                ("is_put_away", models.BooleanField(default=False, editable=False, verbose_name="put away")),
                ("is_example", models.BooleanField(default=False, verbose_name="example data")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "goal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="sketches",
                        to="strategy.goal",
                        verbose_name="goal",
                    ),
                ),
                (
                    "initiative",
                    models.OneToOneField(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="sketch",
                        to="strategy.initiative",
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
                    "partners",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="actors.organisation", verbose_name="partners"
                    ),
                ),
            ],
            options={
                "verbose_name": "sketch of a project",
                "verbose_name_plural": "sketches of projects",
                "ordering": ["-created_at", "-pk"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="PublicityDuty",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "text",
                    models.CharField(
                        help_text="For example: logo of the EU on the web page, sentence in every report.",
                        max_length=300,
                        verbose_name="duty",
                    ),
                ),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                (
                    "line",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="duties",
                        to="strategy.fundingline",
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
                "verbose_name": "duty of publicity",
                "verbose_name_plural": "duties of publicity",
                "ordering": ["pk"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="ReviewAddendum",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField(max_length=2000, verbose_name="addendum")),
                ("written_on", models.DateField(editable=False, verbose_name="written on")),
                (
                    "review",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="addenda",
                        to="strategy.interimreview",
                    ),
                ),
            ],
            options={
                "verbose_name": "addendum to an interim review",
                "verbose_name_plural": "addenda to an interim review",
                "ordering": ["written_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ReviewNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(editable=False, max_length=30)),
                ("record", models.CharField(editable=False, max_length=16)),
                ("text", models.TextField(blank=True, max_length=2000, verbose_name="note")),
                (
                    "is_public",
                    models.BooleanField(
                        default=False,
                        help_text="Without it the note stays in the house, also when the review is released.",
                        verbose_name="everybody may read this note",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notes",
                        to="strategy.interimreview",
                    ),
                ),
            ],
            options={
                "verbose_name": "note of an interim review",
                "verbose_name_plural": "notes of an interim review",
            },
        ),
        migrations.CreateModel(
            name="StateChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("before", models.CharField(max_length=20, verbose_name="state before")),
                ("after", models.CharField(max_length=20, verbose_name="state")),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="reason")),
                ("on", models.DateField(verbose_name="on")),
                (
                    "goal",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="state_changes",
                        to="strategy.goal",
                        verbose_name="goal",
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="state_changes",
                        to="strategy.initiative",
                        verbose_name="initiative",
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
                "verbose_name": "change of state",
                "verbose_name_plural": "changes of state",
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
            name="CalendarKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("reader", "reads internal pages"),
                            ("editor", "captures and publishes offers"),
                            ("monitoring", "imports figures and sees original values"),
                            ("management", "steers and releases"),
                            ("administrator", "invites people and changes settings"),
                            ("provider", "keeps the offers of one provider"),
                            ("partner", "sees what was released to the office"),
                        ],
                        max_length=20,
                        verbose_name="role",
                    ),
                ),
                ("digest", models.CharField(editable=False, max_length=64, unique=True, verbose_name="digest")),
                ("made_on", models.DateField(editable=False, verbose_name="made on")),
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
                "verbose_name": "key to the calendar",
                "verbose_name_plural": "keys to the calendar",
                "ordering": ["role"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
                "constraints": [models.UniqueConstraint(fields=("office", "role"), name="one_calendar_key_of_a_role")],
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddConstraint(
            model_name="initiative",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("starts_on", None), ("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                ),
                name="initiative_ends_after_its_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="interimreview",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("digest", ""), ("frozen_at__isnull", True), ("is_public", False)),
                    models.Q(("frozen_at__isnull", False), models.Q(("digest", ""), _negated=True)),
                    _connector="OR",
                ),
                name="interim_review_frozen_has_content",
            ),
        ),
        migrations.AddConstraint(
            model_name="milestone",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("completed_on__isnull", False), ("is_completed", True)),
                    models.Q(("completed_on__isnull", True), ("is_completed", False)),
                    _connector="OR",
                ),
                name="milestone_completed_has_its_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="milestone",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_cancelled", True), ("is_completed", True), _negated=True),
                name="milestone_not_completed_and_cancelled",
            ),
        ),
        migrations.AddConstraint(
            model_name="mission",
            constraint=models.UniqueConstraint(fields=("office",), name="one_mission_of_an_office"),
        ),
        migrations.AddConstraint(
            model_name="missionversion",
            constraint=models.UniqueConstraint(fields=("mission", "number"), name="mission_version_once"),
        ),
        migrations.AddConstraint(
            model_name="missionversion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("released_on", None)), fields=("mission",), name="one_draft_of_a_mission"
            ),
        ),
        migrations.AddConstraint(
            model_name="planreminder",
            constraint=models.UniqueConstraint(fields=("office", "address"), name="one_plan_reminder_an_address"),
        ),
        migrations.AddConstraint(
            model_name="project",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("runs_from", None), ("runs_to", None), ("runs_to__gte", models.F("runs_from")), _connector="OR"
                ),
                name="project_ends_after_its_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="fundingline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("eligible_from", None),
                    ("eligible_to", None),
                    ("eligible_to__gte", models.F("eligible_from")),
                    _connector="OR",
                ),
                name="funding_ends_after_its_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewnote",
            constraint=models.UniqueConstraint(
                fields=("review", "kind", "record"), name="one_note_a_record_of_a_review"
            ),
        ),
        migrations.AddConstraint(
            model_name="statechange",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("goal__isnull", False), ("initiative__isnull", True)),
                    models.Q(("goal__isnull", True), ("initiative__isnull", False)),
                    _connector="OR",
                ),
                name="state_change_of_one_record",
            ),
        ),
    ]
