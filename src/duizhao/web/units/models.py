"""The tree of units, their departments and branches, their people, and the roles that people hold."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from duizhao.core.access.roles import ROLE_LABELS


class Unit(models.Model):
    """A unit (单位) that holds meetings; `superior` is the unit above.

    `branch` is set where the unit is a party branch of the one above: it then has no people of its
    own, those of the branch stand in the list of the unit above. `roster_columns` is how the
    office's own list of people was last read: heading → column.
    """

    name = models.CharField("单位全称", max_length=120, unique=True)
    short_name = models.CharField("简称", max_length=40, blank=True)
    team_name = models.CharField("班子名称", max_length=120, blank=True, help_text="如：市××局党组")
    superior = models.ForeignKey(
        "self",
        verbose_name="上级单位",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="lower",
    )
    branch = models.OneToOneField(
        "Branch",
        verbose_name="党支部",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="as_unit",
    )
    roster_columns = models.JSONField("人员表的列", default=dict, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("pk",)
        verbose_name = "单位"
        constraints = (
            models.CheckConstraint(
                condition=Q(branch__isnull=True) | Q(superior__isnull=False),
                name="branch_has_a_unit_above",
            ),
        )

    def __str__(self) -> str:
        return self.name


class Department(models.Model):
    """A department (部门) of a unit."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="departments")
    name = models.CharField("部门", max_length=80)

    class Meta:
        ordering = ("pk",)
        verbose_name = "部门"
        constraints = (models.UniqueConstraint(fields=["unit", "name"], name="department_once"),)

    def __str__(self) -> str:
        return self.name


class Branch(models.Model):
    """A party branch (党支部) of a unit."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="branches")
    name = models.CharField("党支部", max_length=80)

    class Meta:
        ordering = ("pk",)
        verbose_name = "党支部"
        constraints = (models.UniqueConstraint(fields=["unit", "name"], name="branch_once"),)

    def __str__(self) -> str:
        return self.name


class Person(models.Model):
    """A person of a unit. `team_rank` is the place in the team (1 first); None: not in the team.

    `committee_rank` is the place in the committee of his branch (支委会), None: not in it.

    `joined` and `left` are the first and the last day in the unit, None where open.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="people")
    name = models.CharField("姓名", max_length=40)
    number = models.CharField("工号", max_length=40, help_text="本单位内不重复，导入时凭它认人")
    post = models.CharField("职务", max_length=120, blank=True)
    department = models.ForeignKey(
        Department,
        verbose_name="所在部门",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="people",
    )
    heads_department = models.BooleanField("部门负责人", default=False)
    branch = models.ForeignKey(
        Branch,
        verbose_name="所在党支部",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="people",
    )
    branch_representative = models.BooleanField("党支部党员代表", default=False)
    committee_rank = models.PositiveSmallIntegerField("支委会排序", null=True, blank=True)
    team_rank = models.PositiveSmallIntegerField("班子排序", null=True, blank=True)
    party_member = models.BooleanField("中共党员", default=True)
    in_charge_of = models.ManyToManyField(
        Department, verbose_name="分管部门", blank=True, related_name="led_by"
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="person",
    )
    joined = models.DateField("到任日期", null=True, blank=True)
    left = models.DateField("离任日期", null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = (F("team_rank").asc(nulls_last=True), "pk")
        verbose_name = "人员"
        constraints = (
            models.UniqueConstraint(fields=["unit", "number"], name="person_number_once"),
            models.CheckConstraint(
                condition=Q(left__isnull=True) | Q(joined__isnull=True) | Q(left__gte=F("joined")),
                name="person_leaves_after_joining",
            ),
        )

    def __str__(self) -> str:
        return self.name


class FormerPost(models.Model):
    """A post that a person held in the unit until a day, kept when it changes or he leaves."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="former_posts")
    post = models.CharField("职务", max_length=120)
    department_name = models.CharField("部门", max_length=80, blank=True)
    last_day = models.DateField("任至")

    class Meta:
        ordering = ("-last_day", "-pk")
        verbose_name = "曾任职务"

    def __str__(self) -> str:
        return f"{self.person}：{self.post}（至 {self.last_day}）"


class RosterImport(models.Model):
    """A list of people that was handed in and not yet taken over; it goes when it is, or is given up."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="roster_imports")
    file_name = models.CharField("文件名", max_length=200)
    content = models.BinaryField("文件")
    columns = models.JSONField("各列的意思", default=dict)
    made_at = models.DateTimeField("上传时间")

    class Meta:
        ordering = ("-pk",)
        verbose_name = "待导入的人员表"

    def __str__(self) -> str:
        return self.file_name


class UnitHolidays(models.Model):
    """The holidays and days made up for in one year as the unit entered them, in the words of the notice.

    They hold for the unit and the units below it, in place of those that ship.
    """

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="holidays")
    year = models.PositiveSmallIntegerField("年份")
    words = models.TextField("放假和调休")

    class Meta:
        ordering = ("year",)
        verbose_name = "放假和调休"
        constraints = (models.UniqueConstraint(fields=["unit", "year"], name="holidays_once"),)

    def __str__(self) -> str:
        return f"{self.unit}：{self.year} 年放假和调休"


class OfficeLists(models.Model):
    """What the office typed for the checks, one entry a line, as its own files say it on the command line.

    Its people and the names of its units need no line: they come from the tables of units.
    """

    unit = models.OneToOneField(Unit, on_delete=models.CASCADE, related_name="office_lists")
    people = models.TextField("本单位以外的人", blank=True)
    units = models.TextField("单位名称", blank=True)
    pairs = models.TextField("错的写法 → 对的写法", blank=True)
    phrases = models.TextField("必须一字不差的表述", blank=True)
    titles = models.TextField("文件和书的名称", blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = "检查用的名单"

    def __str__(self) -> str:
        return f"{self.unit}：检查用的名单"


class Installation(models.Model):
    """That this installation has been set up, in the one row that there can be."""

    number = models.PositiveSmallIntegerField(default=1, unique=True)
    set_up_at = models.DateTimeField("开通时间")

    class Meta:
        verbose_name = "安装"
        constraints = (
            models.CheckConstraint(condition=Q(number=1), name="installation_is_set_up_once"),
        )

    def __str__(self) -> str:
        return f"开通于 {self.set_up_at}"


class Assignment(models.Model):
    """A role that a person holds in a unit, from a day to a day (inclusive; None: open).

    `acting_for` names the person for whom this one keeps the record (代录, AB角); the role is
    then empty of rights of its own.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="assignments")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="assignments")
    role = models.CharField(
        "角色", max_length=20, choices=[(r.value, label) for r, label in ROLE_LABELS.items()]
    )
    acting_for = models.ForeignKey(
        Person,
        verbose_name="代录对象",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="acted_by",
    )
    first_day = models.DateField("自")
    last_day = models.DateField("至", null=True, blank=True)
    confirmed_at = models.DateTimeField("本人确认", null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = "角色"
        constraints = (
            models.CheckConstraint(
                condition=Q(last_day__isnull=True) | Q(last_day__gte=F("first_day")),
                name="assignment_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(acting_for__isnull=True) | ~Q(acting_for=F("person")),
                name="nobody_acts_for_himself",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}：{self.get_role_display()}"
