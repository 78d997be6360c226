"""Lines of an invented ledger, for the gallery."""

from datetime import date

from duizhao.core.ledger.line import Line, TaskLine

SAMPLE_LINES = (
    Line(
        number=1, whose="班子", problem="会议多而时效差", aspect="固本培元、增强党性",
        goal="会议减少三分之一", judged_by="全年会议场次和上一年比", owner="周明远", department="办公室",
        due=date(2026, 6, 30), first_due=date(2026, 6, 30), state="in_progress", evidence=2,
        tasks=(
            TaskLine(
                words="议题会前三天送到，没有材料的不上会", kind="other", owner="孙晓雯", department="办公室",
                due=date(2026, 3, 1), done_on=date(2026, 2, 27), result="制度已印发",
            ),
            TaskLine(words="每季度通报一次会议场次", kind="other", owner="孙晓雯", due=date(2026, 6, 30)),
        ),
    ),
    Line(
        number=2, whose="沈若兰", problem="灌区确权没有按期完成", aspect="干事创业、担当作为",
        goal="全部确权发证", owner="沈若兰", department="农水科", due=date(2026, 9, 30),
        first_due=date(2026, 9, 30),
        tasks=(TaskLine(words="难点逐条列出，每半个月当面汇报一次", kind="other", owner="何立新"),),
    ),
)  # fmt: skip
