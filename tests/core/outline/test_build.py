from duizhao.core.outline.build import build, points_in
from duizhao.core.outline.model import Outline, Section, make_text


def outline(*passages: str) -> Outline:
    return build(make_text("材料", list(passages)))


def titles(section: Section) -> list[str]:
    return [child.heading.title for child in section.children if child.heading]


def test_numbered_headings_nest_by_their_kind() -> None:
    tree = outline(
        "个人对照检查材料",
        "一、存在的问题",
        "（一）政治学习方面",
        "1.学习不系统",
        "读得零散。",
        "2.思考不深入",
        "（二）工作作风方面",
        "二、原因分析",
    )
    problems, _ = tree.root.children
    assert titles(tree.root) == ["存在的问题", "原因分析"]
    assert titles(problems) == ["政治学习方面", "工作作风方面"]
    assert titles(problems.children[0]) == ["学习不系统", "思考不深入"]


def test_a_run_in_heading_ends_where_its_sentence_ends() -> None:
    tree = outline("一、存在的问题", "（一）联系群众不够紧密。去年到村里只有四次，多数时间听汇报。")
    section = tree.root.children[0].children[0]
    assert section.heading is not None
    assert section.heading.title == "联系群众不够紧密"
    assert section.heading.run_in
    assert tree.text.quote(section.body) == "去年到村里只有四次，多数时间听汇报。"


def test_a_run_in_aspect_ends_before_the_shortcoming_that_follows_it() -> None:
    tree = outline(
        "（一）在遵守政治纪律方面，自己平时能够注意，但对个别同志在微信群里转发不实消息没有当面指出，碍于情面。"
    )
    assert titles(tree.root) == ["在遵守政治纪律方面"]


def test_half_width_brackets_and_stray_blanks_are_read() -> None:
    tree = outline("一 、 存在的主要 问题", "(一)学 风方面", "学得浅。", "(二)文风方面", "讲得空。")
    assert titles(tree.root) == ["存在的主要问题"]
    assert titles(tree.root.children[0]) == ["学风方面", "文风方面"]


def test_a_heading_without_number_stands_inside_the_list_that_goes_on_after_it() -> None:
    tree = outline(
        "一、存在的问题",
        "（一）学习方面",
        "存在问题：",
        "学得浅。",
        "整改措施：",
        "每周自学。",
        "（二）作风方面",
        "走访少。",
    )
    learning, conduct = tree.root.children[0].children
    assert titles(learning) == ["存在问题", "整改措施"]
    assert conduct.children == ()


def test_a_heading_without_number_holds_the_list_that_begins_after_it() -> None:
    tree = outline(
        "存在的主要问题",
        "一、学习方面",
        "学得浅。",
        "二、作风方面",
        "走访少。",
        "今后努力方向",
        "一、加强学习",
        "每周自学。",
    )
    assert titles(tree.root)[-1] == "今后努力方向"
    assert titles(tree.root.children[-1]) == ["加强学习"]


def test_name_and_date_lines_belong_to_the_title() -> None:
    tree = outline(
        "个人对照检查材料", "县水务局  李明", "（2025年1月10日）", "按照通知要求，我作对照检查。"
    )
    assert tree.title is not None
    assert tree.text.quote(tree.title).endswith("（2025年1月10日）")


def test_a_text_that_begins_in_the_middle_has_no_title() -> None:
    assert outline("（二）执行纪律方面。制度执行不严。", "（三）作风方面。走访少。").title is None


def test_numbers_out_of_order_are_read_and_reported() -> None:
    tree = outline(
        "一、问题", "（一）学习不深", "（二）调研不够", "（二）担当不足", "二、原因", "四、措施"
    )
    assert [(m.found, m.expected) for m in tree.mistakes] == [
        ("（二）", "（三）"),
        ("四、", "三、"),
    ]


def test_a_list_that_begins_anew_is_no_mistake() -> None:
    tree = outline("一、问题", "1.学习不深", "2.调研不够", "3.担当不足", "1.纪律松懈", "2.律己不严")
    assert tree.mistakes == ()


def test_points_in_running_text_have_a_span_and_a_lead() -> None:
    text = make_text("材料", ["主要是：一是学得浅，停在表面；二是调研少。今后注意。"])
    points = points_in(text.paragraphs[0], text.paragraphs[0].span)
    assert [text.quote(point.lead) for point in points] == ["学得浅", "调研少"]
    assert text.quote(points[0].span) == "一是学得浅，停在表面；"


def test_a_single_first_point_is_no_list() -> None:
    text = make_text("材料", ["有两方面：一是学得浅。"])
    assert points_in(text.paragraphs[0], text.paragraphs[0].span) == []


def test_a_list_may_stand_inside_one_whose_numbers_are_usually_the_inner_ones() -> None:
    tree = outline(
        "1、存在的问题",
        "（一）学习方面",
        "1.学得浅",
        "2.用得少",
        "（二）作风方面",
        "1.走访少",
        "2、产生问题的原因",
        "（一）宗旨意识淡化",
        "3、整改措施",
        "（一）每周自学",
    )
    problems, causes, measures = tree.root.children
    assert titles(problems) == ["学习方面", "作风方面"]
    assert [titles(aspect) for aspect in problems.children] == [["学得浅", "用得少"], ["走访少"]]
    assert (titles(causes), titles(measures)) == (["宗旨意识淡化"], ["每周自学"])
    assert tree.mistakes == ()


def test_a_list_of_the_opening_holds_no_sections() -> None:
    tree = outline(
        "会前做了两件事。",
        "1.学习研讨",
        "2.征求意见",
        "一、存在的问题",
        "（一）学习方面",
        "1.学得浅",
        "二、原因分析",
    )
    assert titles(tree.root) == ["学习研讨", "征求意见", "存在的问题", "原因分析"]


def test_lines_of_an_opening_cut_short_are_no_title() -> None:
    tree = outline(
        "街道党工委领导班子2024年度民主生活会对照检查材料",
        "根据区委关于召开2024年度民主生活会的统一部署和要",
        "求，班子认真查摆问题。",
        "一、存在的问题",
    )
    assert tree.title is not None
    assert tree.text.quote(tree.title) == "街道党工委领导班子2024年度民主生活会对照检查材料"
