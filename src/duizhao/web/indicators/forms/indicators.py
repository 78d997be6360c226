"""Forms for an indicator, for narrowing the list, for what is retired, copied or taken from measures."""

from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from django import forms
from django.db.models import Q

from duizhao.core.cycle.unfit import Unfit
from duizhao.core.cycle.workdays import COUNTING_LABELS, Counting
from duizhao.core.indicators.checklist import PARAMETERS
from duizhao.core.indicators.kinds import (
    COUNT_UNIT_LABELS,
    COVERAGE_SOURCE_LABELS,
    INDICATOR_KIND_LABELS,
    KINDS,
    CountUnit,
    CoverageSource,
    IndicatorKind,
)
from duizhao.core.indicators.periods import PERIOD_LABELS, Period
from duizhao.web.indicators.models import Indicator
from duizhao.web.indicators.selectors.lists import SORTS, Narrowing
from duizhao.web.indicators.selectors.proposed import Proposed, sentence_of
from duizhao.web.indicators.services.indicators import IndicatorWords, Promised
from duizhao.web.kit.widgets import DayInput
from duizhao.web.units.models import Person, Unit
from duizhao.web.units.selectors import members_of, people_of

_RHYTHMS = (Period.MONTH, Period.QUARTER, Period.HALF_YEAR)
_DAYS = {"required": "请填写日期。", "invalid": "日期写成 2026-01-12 这样。"}
MOST_TYPED = 300
_TEAM = "team"


class IndicatorForm(forms.Form):
    """An indicator; its kind is chosen before and fills in the rest."""

    title = forms.CharField(
        label="名称", max_length=120, error_messages={"required": "请写出这个指标叫什么。"}
    )
    person = forms.ChoiceField(label="谁的承诺")
    responsible: "forms.ModelMultipleChoiceField[Person]" = forms.ModelMultipleChoiceField(
        label="责任人",
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="责任人和会务可以登记；到期以前提醒责任人。",
    )
    target = forms.IntegerField(
        label="目标数", min_value=1, max_value=10_000, error_messages={"required": "请填写数目。"}
    )
    count_unit = forms.ChoiceField(
        label="计数单位", choices=[(u.value, label) for u, label in COUNT_UNIT_LABELS.items()]
    )
    period = forms.ChoiceField(
        label="目标按什么时段",
        choices=[(p.value, label) for p, label in PERIOD_LABELS.items()],
        help_text="“每季度 2 次”选每季度；“年底前 12 项”选起止日期之内。",
    )
    rhythm = forms.ChoiceField(
        label="到期节奏",
        required=False,
        choices=[("", "时段结束时一起看"), *((p.value, PERIOD_LABELS[p]) for p in _RHYTHMS)],
        help_text="一个时段的数目按节奏摊开：每年 12 次、每季度看一次，就是每季度 3 次。",
    )
    first_day = forms.DateField(label="自", widget=DayInput(), error_messages=_DAYS)
    last_day = forms.DateField(label="至", widget=DayInput(), error_messages=_DAYS)
    coverage = forms.ChoiceField(
        label="覆盖范围",
        choices=[(s.value, label) for s, label in COVERAGE_SOURCE_LABELS.items()],
        help_text="按登记的部门、党支部、人员生成；以后有变动，改一次指标就重新取。",
    )
    typed = forms.CharField(
        label="自己列的范围",
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="覆盖范围选“自己列”时，一行写一个，例如要制定的各项制度。",
    )
    stale_after = forms.IntegerField(
        label="同一个最多隔几天",
        required=False,
        min_value=1,
        max_value=1000,
        help_text="超过这些天没有再去，也算没有覆盖到。",
    )
    soon = forms.IntegerField(label="到期前几天提醒", min_value=0, max_value=180, initial=15)
    grace = forms.IntegerField(
        label="过期几天算超期", min_value=0, max_value=180, initial=5,
        help_text="这几天以内标“刚过期”，以后标“已超期”。",
    )  # fmt: skip
    counting = forms.ChoiceField(
        label="天数按什么算", choices=[(c.value, label) for c, label in COUNTING_LABELS.items()]
    )
    edition = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401  Django's own
        *,
        unit: Unit,
        kind: IndicatorKind,
        about: Iterable[Person | None],
        initial: dict[str, object],
    ) -> None:
        super().__init__(data, initial=initial)
        self._kind = kind
        self._about = {_key_of(one): one for one in about}
        person = cast("forms.ChoiceField", self.fields["person"])
        team = unit.team_name or "班子"
        person.choices = [(key, one.name if one else team) for key, one in self._about.items()]
        people = cast("forms.ModelMultipleChoiceField[Person]", self.fields["responsible"])
        chosen = [pk for pk in cast("list[int]", initial.get("responsible", [])) if pk]
        members = members_of(unit).order_by().values("pk")
        people.queryset = people_of(unit).filter(
            Q(left__isnull=True) | Q(pk__in=chosen)
        ).filter(Q(pk__in=members) | Q(heads_department=True) | Q(pk__in=chosen)
                 | Q(assignments__role="secretary")).distinct()  # fmt: skip
        for name in _left_out(kind):
            del self.fields[name]
        if kind is IndicatorKind.DECISION:
            self._add_parameters(cast("dict[str, object]", initial.get("parameters", {})))

    def clean_typed(self) -> tuple[str, ...]:
        """The lines of the set."""
        lines = [line.strip() for line in self.cleaned_data["typed"].splitlines()]
        found = tuple(dict.fromkeys(line[:120] for line in lines if line))
        if len(found) > MOST_TYPED:
            raise forms.ValidationError(f"最多列 {MOST_TYPED} 个，这里有 {len(found)} 个。")
        return found

    def clean(self) -> dict[str, Any]:
        """The figures of the list for decisions, each told what is wrong with it."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self._parameters: dict[str, object] = {}
        for parameter in PARAMETERS if self._kind is IndicatorKind.DECISION else ():
            try:
                value = parameter.read(str(cleaned.get(parameter.key, "")))
            except Unfit as unfit:
                self.add_error(parameter.key, list(unfit.reasons))
                continue
            if value != parameter.default:
                self._parameters[parameter.key] = parameter.stored(value)
        return cleaned

    def words(self) -> IndicatorWords:
        """What was typed; what the kind doesn't ask for is as it begins."""
        data, begins = self.cleaned_data, KINDS[self._kind]
        rhythm = data.get("rhythm", "")
        return IndicatorWords(
            kind=self._kind,
            title=data["title"],
            target=data.get("target") or 1,
            count_unit=CountUnit(data.get("count_unit") or begins.unit.value),
            period=Period(data.get("period") or begins.period.value),
            rhythm=Period(rhythm) if rhythm else None,
            first_day=data["first_day"],
            last_day=data["last_day"],
            person=self._about[data["person"]],
            responsible=tuple(data["responsible"]),
            coverage=CoverageSource(data.get("coverage") or CoverageSource.NONE.value),
            typed=data.get("typed", ()),
            stale_after=data.get("stale_after"),
            soon=data.get("soon", 15),
            grace=data.get("grace", 5),
            counting=Counting(data.get("counting") or Counting.CALENDAR.value),
            parameters=self._parameters,
        )

    def _add_parameters(self, stored: dict[str, object]) -> None:
        for parameter in PARAMETERS:
            value = parameter.restored(stored.get(parameter.key))
            self.fields[parameter.key] = forms.CharField(
                label=parameter.label,
                required=False,
                initial=parameter.typed(value),
                help_text=f"{parameter.allowed()}；不填就是 {parameter.shown(parameter.default)}。依据：{parameter.basis}。",
            )


def beginning_of(kind: IndicatorKind, *, today: date) -> dict[str, object]:
    """What the form of a new indicator of a kind begins with: this calendar year."""
    begins = KINDS[kind]
    return {
        "title": begins.title,
        "target": begins.target,
        "count_unit": begins.unit.value,
        "period": begins.period.value,
        "rhythm": begins.rhythm.value if begins.rhythm else "",
        "first_day": date(today.year, 1, 1),
        "last_day": date(today.year, 12, 31),
        "coverage": begins.coverage.value,
        "counting": Counting.CALENDAR.value,
    }


def written_of(indicator: Indicator) -> dict[str, object]:
    """What the form of an indicator that is there begins with."""
    names = (
        "title", "target", "count_unit", "period", "rhythm", "first_day", "last_day", "coverage",
        "stale_after", "soon", "grace", "counting", "parameters", "edition",
    )  # fmt: skip
    typed = indicator.covered.filter(dropped=False).values_list("label", flat=True)
    return {
        **{name: getattr(indicator, name) for name in names},
        "person": _key_of(indicator.person),
        "responsible": [person.pk for person in indicator.responsible.all()],
        "typed": "\n".join(typed) if indicator.coverage == CoverageSource.TYPED.value else "",
    }


def _key_of(person: Person | None) -> str:
    return str(person.pk) if person else _TEAM


def _left_out(kind: IndicatorKind) -> tuple[str, ...]:
    """The fields that a kind has no use for."""
    spread_out = ("rhythm", "coverage", "typed", "stale_after", "soon", "grace", "period")
    match kind:
        case IndicatorKind.RESPONSE_LAG:
            return (*spread_out, "count_unit")
        case IndicatorKind.MEETING_LENGTH:
            return (*spread_out, "count_unit", "counting")
        case IndicatorKind.DECISION:
            return (*spread_out, "count_unit", "counting", "target")
    return ("counting",)


class NarrowingForm(forms.Form):
    """What the list is narrowed to, and how it is sorted."""

    q = forms.CharField(
        label="查找",
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    kind = forms.ChoiceField(
        label="类型",
        required=False,
        choices=[("", "全部"), *((k.value, v) for k, v in INDICATOR_KIND_LABELS.items())],
    )
    person = forms.ChoiceField(label="责任人", required=False)
    show = forms.ChoiceField(
        label="看哪些",
        required=False,
        choices=[
            ("", "正在进行和刚结束的"), ("late", "没有按期做够的"), ("gap", "有没覆盖到的"),
            ("all", "全部"), ("retired", "停用的"),
        ],
    )  # fmt: skip
    sort = forms.ChoiceField(
        label="排序", required=False, choices=[(key, label) for key, (label, _) in SORTS.items()]
    )

    def __init__(self, data: Any, *, people: Iterable[Person]) -> None:  # noqa: ANN401  Django's own
        super().__init__(data)
        field = cast("forms.ChoiceField", self.fields["person"])
        field.choices = [("", "全部"), *((str(one.pk), one.name) for one in people)]

    def chosen(self) -> Narrowing:
        """What was chosen; a value that isn't offered narrows nothing."""
        self.is_valid()
        data = self.cleaned_data
        return Narrowing(
            words=data.get("q", ""),
            kind=data.get("kind", ""),
            person=data.get("person", ""),
            show=data.get("show", ""),
            sort=data.get("sort", ""),
        )


class ReasonForm(forms.Form):
    """Why something is retired or withdrawn."""

    reason = forms.CharField(
        label="理由", max_length=200, error_messages={"required": "请写明理由。"}
    )


class CopyForm(forms.Form):
    """Which indicators go on for a year more."""

    chosen: "forms.ModelMultipleChoiceField[Indicator]" = forms.ModelMultipleChoiceField(
        label="照搬哪些",
        queryset=None,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请至少选一个。"},
    )

    def __init__(self, data: Any = None, *, earlier: Any) -> None:  # noqa: ANN401  Django's own
        super().__init__(data, initial={"chosen": [one.pk for one in earlier]})
        cast("forms.ModelMultipleChoiceField[Indicator]", self.fields["chosen"]).queryset = earlier


class ProposedForm(forms.Form):
    """A promise that was found, to be taken or left, with the numbers that it would make."""

    take = forms.BooleanField(label="立成指标", required=False)
    kind = forms.ChoiceField(
        label="类型", choices=[(k.value, v) for k, v in INDICATOR_KIND_LABELS.items()
                             if k is not IndicatorKind.DECISION],
    )  # fmt: skip
    title = forms.CharField(label="名称", max_length=120)
    target = forms.IntegerField(label="目标数", min_value=1, max_value=10_000)
    count_unit = forms.ChoiceField(
        label="计数单位", choices=[(u.value, label) for u, label in COUNT_UNIT_LABELS.items()]
    )
    period = forms.ChoiceField(
        label="目标按什么时段", choices=[(p.value, label) for p, label in PERIOD_LABELS.items()]
    )
    first_day = forms.DateField(label="自", widget=DayInput(), error_messages=_DAYS)
    last_day = forms.DateField(label="至", widget=DayInput(), error_messages=_DAYS)

    def __init__(self, data: Any, *, proposed: Proposed, today: date) -> None:  # noqa: ANN401
        found = proposed.proposal
        due = proposed.measure.due
        super().__init__(
            data,
            prefix=proposed.key,
            use_required_attribute=False,
            initial={
                "kind": found.kind.value,
                "title": found.title,
                "target": found.target,
                "count_unit": found.unit.value,
                "period": found.period.value,
                "first_day": today,
                "last_day": due if due and due > today else date(today.year, 12, 31),
            },
        )
        self.proposed = proposed

    def taken(self) -> bool:
        """Whether the person wants it; what is not wanted is not looked at."""
        return f"{self.proposed.key}-take" in self.data

    def promised(self) -> Promised:
        """What was confirmed, with the sentence that it came from."""
        measure = self.proposed.measure
        return Promised(self._words(), measure, sentence_of(measure, self.proposed.proposal))

    def _words(self) -> IndicatorWords:
        """What was confirmed; the set is drawn as the kind does, a typed one is to be listed later."""
        data = self.cleaned_data
        kind = IndicatorKind(data["kind"])
        coverage = KINDS[kind].coverage
        owner = self.proposed.measure.owner
        return IndicatorWords(
            kind=kind,
            title=data["title"],
            target=data["target"],
            count_unit=CountUnit(data["count_unit"]),
            period=Period(data["period"]),
            first_day=data["first_day"],
            last_day=data["last_day"],
            person=self.proposed.measure.problem.list.person,
            responsible=(owner,) if owner else (),
            coverage=CoverageSource.NONE if coverage is CoverageSource.TYPED else coverage,
        )
