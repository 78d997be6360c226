"""The lists that the checks use: the unit's people by themselves, what the office adds, and where they are used."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from cast import Cast
from duizhao.core.access.roles import Role
from duizhao.web.audit.models import Entry
from duizhao.web.screening import services
from duizhao.web.statements.models import Statement
from duizhao.web.units.models import OfficeLists, Person
from duizhao.web.units.office import office_of
from make import STATEMENT_WORDS, TODAY, actor_for, make_meeting, make_person, make_statement
from sitting_scenes import NOW

Browser = Callable[[Person | None], Client]
EMPTY = dict.fromkeys(("people", "units", "pairs", "phrases", "titles"), "")
WRONG = "会前与局长沈若兰同志谈心，周明运同志也提了意见，既使忙也要去。"


def checked(browser: Client, statement: Statement, words: str) -> str:
    address = reverse("statements:check", args=[statement.pk])
    return browser.post(address, {"words": words}).content.decode()


def test_people_with_their_posts_and_names_of_units_come_by_themselves(cast: Cast) -> None:
    make_person(cast.unit, "何立新", post="工会主席", signs_in=False)
    gone = make_person(cast.unit, "马德胜", post="副局长", signs_in=False)
    gone.left = TODAY
    gone.save(update_fields=["left"])
    office = office_of(cast.unit)
    people = {entry.words[0]: entry.words[1:] for entry in office.people}
    assert people["周明远"] == ("党组书记", "局长")
    assert people["何立新"] == ("河道管理科科长", "工会主席")
    assert "马德胜" not in people
    assert [entry.words[0] for entry in office.units] == ["清河市水务局", "清河市委"]


def test_a_wrong_post_and_a_misspelt_colleague_are_found_while_writing(
    cast: Cast, browser_of: Browser
) -> None:
    mine = make_statement(make_meeting(cast.unit), cast.member)
    browser = browser_of(cast.member)
    found = checked(browser, mine, f"{STATEMENT_WORDS}\n{WRONG}")
    assert "“沈若兰”写成了“局长”，名单里是“党组成员、副局长”" in found
    assert "“周明运”与名单里的“周明远”差一个字" in found
    right = WRONG.replace("局长沈若兰", "副局长沈若兰").replace("周明运", "周明远")
    assert "名单里" not in checked(browser, mine, f"{STATEMENT_WORDS}\n{right}")


def test_a_changed_post_is_known_at_once(cast: Cast, browser_of: Browser) -> None:
    mine = make_statement(make_meeting(cast.unit), cast.member)
    browser = browser_of(cast.member)
    assert "写成了“局长”" in checked(browser, mine, f"{STATEMENT_WORDS}\n{WRONG}")
    Person.objects.filter(pk=cast.member.pk).update(post="党组书记、局长")
    assert "写成了“局长”" not in checked(browser, mine, f"{STATEMENT_WORDS}\n{WRONG}")


def test_what_the_office_adds_is_used_while_writing_and_in_screening(
    cast: Cast, browser_of: Browser
) -> None:
    url = reverse("units:office-lists", args=[cast.unit.pk])
    sent = {**EMPTY, "pairs": "既使 → 即使  # 常错"}
    assert browser_of(cast.secretary).post(url, sent).status_code == 302
    assert Entry.objects.get().event == "office_lists:edited"
    meeting = make_meeting(cast.unit)
    team = make_statement(meeting)
    browser = browser_of(cast.leader)
    words = f"{STATEMENT_WORDS}\n{WRONG}"
    assert "即使" in checked(browser, team, words)
    browser.post(reverse("statements:write", args=[team.pk]), {"words": words})
    run = services.begin_run(meeting, by=actor_for(cast.secretary), at=NOW)
    services.go_on(run, by=actor_for(cast.secretary))
    codes = set(run.texts.get().findings.values_list("code", flat=True))
    assert {"DZ701", "DZ703"} <= codes


def test_a_line_that_is_wrong_is_named_and_nothing_is_saved(
    cast: Cast, browser_of: Browser
) -> None:
    url = reverse("units:office-lists", args=[cast.unit.pk])
    answer = browser_of(cast.secretary).post(url, {**EMPTY, "pairs": "既使 → 即使\n因该"})
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "第 2 行：应当是“错的写法 → 对的写法”" in shown
    assert "既使 → 即使\n因该" in shown
    assert not OfficeLists.objects.exists()
    assert not Entry.objects.exists()


def test_another_unit_has_its_own_lists(cast: Cast) -> None:
    OfficeLists.objects.create(unit=cast.upper, pairs="既使 → 即使")
    assert office_of(cast.unit).pairs == ()
    make_person(cast.upper, "钱立", Role.SUPERIOR, signs_in=False)
    assert "钱立" not in {entry.words[0] for entry in office_of(cast.unit).people}
