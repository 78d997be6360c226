"""The meeting year is proposed from what a text says of itself; where it doesn't tell, none is."""

from pathlib import Path

import pytest

from duizhao.core.frameworks.shipped_index import shipped_frameworks
from duizhao.core.frameworks.year import UNTOLD, YearGuess, propose_year
from duizhao.core.zh.normal import plain

FRAMEWORKS = shipped_frameworks()


def ask(title: str = "个人对照检查材料", opening: str = "", body: str = "") -> YearGuess:
    whole = "\n".join(filter(None, (title, opening, body)))
    return propose_year(title, opening, whole, FRAMEWORKS)


BY_TITLE = {
    "2025年度民主生活会个人对照检查材料": 2025,
    "局党组2024年度党员领导干部民主生活会对照检查材料": 2024,
    "二〇一九年度民主生活会发言提纲": 2019,
    "2022年度\n组织生活会个人检视剖析材料": 2022,
    "在2021年组织生活会上的发言": 2021,
    "“三严三实”专题民主生活会个人对照检查材料": 2015,
    "“不忘初心、牢记使命”专题组织生活会个人检视剖析材料": 2019,
    "党史学习教育专题民主生活会班子对照检查材料": 2021,
    "2020年度民主生活会暨巡视整改专题民主生活会对照检查材料": 2020,
    "关于2023年度民主生活会整改落实情况的报告": 2023,
}


@pytest.mark.parametrize("title", BY_TITLE)
def test_the_title_names_the_meeting(title: str) -> None:
    assert ask(title).year == BY_TITLE[title]


def test_the_reason_quotes_the_title() -> None:
    assert ask("党史学习教育专题民主生活会发言").reason == "标题写明“党史学习教育专题民主生活会”"


SILENT_TITLES = [
    "个人对照检查材料",
    "20**年度民主生活会个人对照检查材料",
    "2023-2024年度组织生活会个人对照检查材料",
    "2022年度述职述廉报告",
    "2021年1月民主生活会个人发言",
    "巡察整改专题民主生活会对照检查材料",
    "主题教育专题民主生活会个人对照检查材料",
    "党的群众路线教育实践活动专题民主生活会对照检查材料",
]


@pytest.mark.parametrize("title", SILENT_TITLES)
def test_a_title_that_could_be_of_several_years_is_not_taken_for_one(title: str) -> None:
    assert ask(title) == YearGuess(None, UNTOLD)


def test_the_body_tells_two_meetings_of_one_name_apart() -> None:
    title = "主题教育专题民主生活会个人对照检查材料"
    early = "开展“不忘初心、牢记使命”主题教育以来，我集中学习6天。"
    late = "聚焦“学思想、强党性、重实践、建新功”，我参加读书班7天。"
    assert (ask(title, body=early).year, ask(title, body=late).year) == (2019, 2023)


def test_an_earlier_meeting_tells_two_meetings_of_one_name_apart() -> None:
    title = "主题教育专题民主生活会个人对照检查材料"
    body = "2022年度民主生活会查摆的7个问题，已经整改6个。"
    assert ask(title, body=f"{title}\n{body}").year == 2023


def test_the_second_batch_is_told_by_its_calendar_year() -> None:
    title = "党的群众路线教育实践活动专题民主生活会对照检查材料"
    assert ask(title, body="2014年3月，我到青石镇蹲点一周。").year == 2014


BY_OPENING = {
    "根据市委组织部《关于认真开好2022年度县以上党和国家机关党员领导干部民主生活会的通知》要求，我认真学习。": 2022,
    "按照县委关于召开2025年度民主生活会的统一部署，对照2024年度民主生活会查摆的4个问题，逐条检查。": 2025,
    "上年度民主生活会查摆的6个问题已经整改。为开好2023年度民主生活会，我谈心谈话11人次。": 2023,
    "2024年度民主生活会召开在即，我征求意见9条。": 2024,
    "会议通报了2020年度民主生活会整改落实情况和2021年度民主生活会会前准备情况。": 2021,
    "围绕党史学习教育专题民主生活会主题，现作个人对照检查。": 2021,
    "按照2017年民主生活会的要求，现作对照检查。": 2017,
}


@pytest.mark.parametrize("opening", BY_OPENING)
def test_the_opening_names_this_meeting_beside_earlier_ones(opening: str) -> None:
    assert ask(opening=opening).year == BY_OPENING[opening]


def test_the_beginning_stands_for_an_opening_that_was_not_made_out() -> None:
    body = f"{next(iter(BY_OPENING))}\n一、存在的问题"
    assert ask(body=body).year == 2022


NOT_THIS_MEETING = [
    "2021年度民主生活会查摆的5个问题已经整改到位。",
    "自2023年度民主生活会召开以来，我坚持每周学习半天。",
    "去年召开的2019年度民主生活会上，同志们给我提了3条意见。",
    "我对照2022年度民主生活会、党史学习教育专题民主生活会整改清单逐项检查。",
    "2023年1月，单位召开民主生活会，我作了对照检查。",
    "2020年，我分管机关党建，每季度参加一次支部民主生活会。",
    "按照年度民主生活会的通知要求，我认真作了准备。",
    "标题可以写成《2026年度民主生活会个人对照检查材料》，不要写成总结。",
]


@pytest.mark.parametrize("opening", NOT_THIS_MEETING)
def test_an_earlier_meeting_is_not_taken_for_this_one(opening: str) -> None:
    assert ask(opening=opening).year is None


def test_a_calendar_year_that_the_contents_contradict_is_not_taken() -> None:
    opening = "按照关于召开2022年民主生活会的通知要求，我认真学习党的十九届六中全会精神。"
    assert ask(opening=opening).year is None
    assert ask(opening=opening.replace("2022年", "2021年度")).year == 2021


def test_a_year_in_passing_counts_where_the_contents_agree() -> None:
    opening = "今天的2024年度民主生活会很重要。"
    assert ask(opening=opening).year is None
    assert ask(opening=opening, body="党纪学习教育开展以来，我领学6次。").year == 2024


SINCE_LAST_YEAR = "2022年度民主生活会查摆的7个问题，已经整改6个。"


def test_the_follow_up_on_last_year_counts_where_the_contents_agree() -> None:
    body = (
        f"{SINCE_LAST_YEAR}\n开展学习贯彻习近平新时代中国特色社会主义思想主题教育以来，我调研9次。"
    )
    guess = ask(body=body)
    assert guess.year == 2023
    assert guess.reason.endswith("并说明了2022年度会议的整改情况")


def test_the_follow_up_on_last_year_alone_tells_nothing() -> None:
    assert ask(body=SINCE_LAST_YEAR).year is None


def test_a_follow_up_of_the_same_or_a_later_year_speaks_against_the_contents() -> None:
    body = f"{SINCE_LAST_YEAR}\n我反复学习党的二十大精神。"
    assert ask(body=body).year is None


BY_CONTENTS = {
    2015: """开展“三严三实”专题教育以来，我讲党课1次。
（一）修身不严。读书少，翻手机多。
（二）用权不严。签字前没有看完附件。
（三）律己不严。接待时多上了两个菜。
（四）谋事不实。定下的目标没有算账。
（五）做人不实。听到不同意见爱绕开。""",
    2016: """两学一做学习教育中，我抄党章3遍。
（一）政治合格方面。有时把开会当学习。
（二）执行纪律合格方面。报销单迟交两次。
（三）品德合格方面。对老同志关心不够。
（四）发挥作用合格方面。窗口排队超过40分钟时没有到场。""",
    2019: """“不忘初心、牢记使命”主题教育中，我调研4个村。
一是在增强“四个意识”、坚定“四个自信”、做到“两个维护”方面，学习浅。
二是在知敬畏、存戒惧、守底线方面，对身边小事提醒少。
三是在群众观点、群众立场、群众感情、服务群众方面，一年只接访3次。
四是在思想觉悟、能力素质、道德修养、作风形象方面，写材料爱套话。""",
    2020: """（一）在学懂弄通做实新思想方面，学得零碎。
（二）在坚持和加强党的全面领导方面，议题准备粗。
（三）在履职尽责、担当作为方面，河道清淤拖了两个月。
（四）在学习贯彻党的十九届五中全会精神方面，传达多、研究少。
（五）在落实全面从严治党责任方面，一年只约谈2人。""",
    2024: """党纪学习教育期间，我领学条例6次。
（一）带头严守政治纪律和政治规矩，维护党的团结统一方面。请示报告不及时。
（二）带头增强党性、严守纪律、砥砺作风方面。下村少于计划5次。
（三）带头在遵规守纪、清正廉洁前提下勇于担责、敢于创新方面。信访积案怕碰。
（四）带头履行全面从严治党政治责任方面。谈话提醒只有1次。""",
    2025: """学习党的二十届三中、四中全会精神，我交流4次。
（一）在带头强化政治忠诚、提高政治能力方面
（二）在带头固本培元、增强党性方面
（三）在带头敬畏人民、敬畏组织、敬畏法纪方面
（四）在带头干事创业、担当作为方面
（五）在带头坚决扛起管党治党责任方面""",
}


@pytest.mark.parametrize("year", BY_CONTENTS)
def test_the_aspects_of_a_year_tell_it_where_its_words_agree(year: int) -> None:
    guess = ask(body=BY_CONTENTS[year])
    assert guess.year == year
    assert f"{year}年度的" in guess.reason


@pytest.mark.parametrize("year", BY_CONTENTS)
def test_aspects_of_a_year_prove_nothing_in_a_text_that_knows_later_things(year: int) -> None:
    later = (
        "会前，我学习了党的二十届四中全会精神。" if year < 2025 else "我到2027年、2027年底前完成。"
    )
    assert ask(body=BY_CONTENTS[year] + f"\n{later}").year is None


@pytest.mark.parametrize("year", BY_CONTENTS)
def test_words_of_a_year_without_its_aspects_prove_nothing(year: int) -> None:
    assert ask(body=BY_CONTENTS[year].splitlines()[0]).year is None


def test_a_text_may_be_cut_short_after_three_aspects_named_in_full() -> None:
    cut = "\n".join(BY_CONTENTS[2025].splitlines()[:4])
    assert ask(body=cut).year == 2025


def test_the_five_aspects_of_2020_in_a_text_of_2021_are_not_taken_for_2020() -> None:
    assert ask(body=BY_CONTENTS[2020] + "\n党史学习教育中，我读原著4本。").year is None


def test_the_real_speech_is_of_2020_by_its_contents(real_texts: Path) -> None:
    lines = (real_texts / "seed-speech.txt").read_text("utf-8").splitlines()
    title, *paragraphs = (plain(line).text for line in lines if line.strip())
    guess = propose_year(title, paragraphs[0], "\n".join([title, *paragraphs]), FRAMEWORKS)
    assert guess.year == 2020
    assert "“十九届五中全会”" in guess.reason
    assert "5个方面对上了5个" in guess.reason


def test_nothing_is_claimed_without_frameworks_but_what_the_text_says_itself() -> None:
    assert propose_year("2025年度民主生活会发言", "", "", ()).year == 2025
    assert propose_year("发言", "", BY_CONTENTS[2020], ()).year is None
