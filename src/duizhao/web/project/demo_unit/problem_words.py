"""The problems of the invented team and its members, each with the words by which it was raised."""

from dataclasses import dataclass

from duizhao.web.project.demo_unit.inspection_words import (
    FIRST_TOPIC,
    INTEGRITY,
    LAST_WORD,
    LITTLE_DISCUSSED,
    RIVERS,
    RIVERS_LEFT,
    SAND,
    SUDDEN_TOPICS,
    TALKS_LEFT,
    TENDERS,
    TITLES,
    TITLES_LEFT,
    WATER_FEES,
    WINDOW,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemSeed:
    """A problem, and the words that raised it: the masses on slips, colleagues in talks, others elsewhere."""

    title: str
    aspect: str
    manifestation: str
    instance: str
    cause: str
    measure: str
    judged_by: str
    masses: tuple[str, ...] = ()
    colleagues: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


FROM_ABOVE = "河湖长制督办件有六件超过期限才办结。"
FOUND_BY_HIMSELF = "灌区产权确权碰到老账就绕开走，两次专题会没有拿出办法。"
TEAM = (
    ProblemSeed(
        title="会前听取意见不充分，议题上会仓促",
        aspect="reverence",
        manifestation="有的议题头天下午才送材料，分管领导看不透，会上多是表态，少有讨论。",
        instance="去年九月研究灌区水价，材料会前两小时才到，两名同志提的疑问会后才核。",
        cause="把程序走完当成决策做好，嫌听意见费时间。",
        measure="议题和材料提前三个工作日送达，没有征求过相关科室意见的不上会。",
        judged_by="办公室每季度通报议题送达时间，随机问两名参会同志",
        masses=(
            "局党组会议题常常提前一天才送，分管领导来不及看材料。",
            "局务会议题太多，最后几个都没有讨论。",
        ),
        others=(SUDDEN_TOPICS,),
    ),
    ProblemSeed(
        title="服务群众的窗口还有堵点",
        aspect="reverence",
        manifestation="取水许可窗口中午没有人，材料一次说不全，群众要跑两三趟。",
        instance="去年抽看的四十件许可里，有十一件补过两次以上材料。",
        cause="只算审批按没按时限，没有算群众跑了几趟。",
        measure="窗口中午轮班，出一张写全的材料单，一次说清。",
        judged_by="补两次以上材料的件数降到一成以内",
        masses=(
            "取水许可窗口午间没人值班，群众要跑两趟。",
            "取水许可窗口中午没有人，群众要等到下午两点。",
            "办取水证要的材料，窗口两个人说得不一样。",
        ),
        others=(WINDOW, SAND),
    ),
    ProblemSeed(
        title="督办事项前紧后松",
        aspect="enterprise",
        manifestation="布置时有动静，过了头一个月就少有人问，快到期才集中补。",
        instance="去年河湖长制督办四十二件，有六件超过期限才办结。",
        cause="重批示轻回访，督办只看回没回文。",
        measure="督办件到期前十天提醒，超期的由分管领导在局务会上说明。",
        judged_by="超期件数，逐件核",
        masses=("河道采砂的举报，承办以后没有给举报人回音。",),
        others=(FROM_ABOVE, RIVERS, RIVERS_LEFT.words),
    ),
    ProblemSeed(
        title="上年度提出的事没有全部办完",
        aspect="governance",
        manifestation="对遗留问题年中没有再研究，责任人换了没有接上。",
        instance="灌区产权确权还有两个镇没有完成，原定去年十月。",
        cause="会开完就觉得过了关，整改清单没有人一直盯着。",
        measure="遗留事项列入今年清单，每两个月由机关党委核一次实物。",
        judged_by="两个镇的确权登记簿",
        others=(TITLES, TITLES_LEFT.words),
    ),
    ProblemSeed(
        title="抓党建抓班子压力传导不够",
        aspect="governance",
        manifestation="“第一议题”有时落空，学习研讨读得多、议得少，末位表态没有守住。",
        instance="2024年以来党组会有七次没有安排第一议题，对二级单位廉政谈话一年只有一次。",
        cause="抓业务的劲头大，把管党治党当成机关党委的事。",
        measure="每次党组会先学后议，每半年对二级单位廉政谈话一次，会议记录当天送审。",
        judged_by="党组会记录和廉政谈话记录，每季度抽看",
        others=(FIRST_TOPIC, LITTLE_DISCUSSED, INTEGRITY, LAST_WORD),
    ),
)

MEMBERS = (
    (
        ProblemSeed(
            title="联系群众不深，听汇报多",
            aspect="reverence",
            manifestation="下乡多看现场、听汇报，坐下来同用水户谈得少。",
            instance="去年到镇村二十三次，留下来同农户谈过的只有四次。",
            cause="总觉得情况报上来都有，放不下架子，也图省时间。",
            measure="每季度不打招呼到一个村，同用水户谈半天，当场记下要办的事。",
            judged_by="每次的记录和办结情况，请村里同志核对",
            masses=("局长下乡多是看现场、听汇报，同用水户坐下来谈得少。",),
            colleagues=(
                "下去调研前总有人打前站，看到的都是准备好的。",
                "群众来信批得快，批完以后办得怎样问得少。",
                "到站所去，同一线职工吃顿饭、聊聊天的时候不多。",
            ),
        ),
        ProblemSeed(
            title="发扬民主不够，有时先表态",
            aspect="loyalty",
            manifestation="讨论人事和项目时先说了倾向，别的同志不好再说不同的话。",
            instance="去年七月讨论两名科长人选，先讲了看法，会上没有不同意见。",
            cause="觉得自己情况熟、看得准，对集体领导的分量掂得不够。",
            measure="人事和项目议题最后一个发言，会前分别听三名以上同志的意见。",
            judged_by="会议记录里的发言次序",
            masses=("讨论干部的时候，一把手话说得早。",),
            colleagues=(
                "讨论人事时先表态，别的同志不好再说。",
                "事情催得急，听不进慢一点的意见。",
                "批评人有时当着下属的面，让人下不来台。",
            ),
        ),
    ),
    (
        ProblemSeed(
            title="对分管干部关心不够，谈心谈话少",
            aspect="governance",
            manifestation="平时布置工作多、坐下来谈心少，对科室干部的想法掌握不及时。",
            instance="去年同河湖管理科的同志只谈过一次，还是在年底考核前。",
            cause="把抓业务当成硬任务，把带队伍当成软任务。",
            measure="每季度同分管科室负责人谈心一次，当场记下要办的事。",
            judged_by="四次谈话记录和办结情况",
            masses=("年轻同志到站所锻炼，回来没有人问学到什么。",),
            others=(TALKS_LEFT.words,),
            colleagues=(
                "对分管科室干部的谈心谈话，一年只有一次。",
                "分管的科室里有人闹情绪，过了很久才知道。",
                "对年轻干部压担子多，手把手教得少。",
            ),
        ),
        ProblemSeed(
            title="遇到老账绕着走，担当不够",
            aspect="enterprise",
            manifestation="难办的历史遗留事，碰到阻力就先放一放，等别人牵头。",
            instance="灌区产权确权开过两次专题会，碰到老账没有拿出办法。",
            cause="怕担责任，怕翻旧账得罪人。",
            measure="六月底前把两个镇的老账逐笔理清，拿出处理意见报党组。",
            judged_by="处理意见和党组会记录",
            masses=("分管科室报上去的请示，有的压了半个月没有回音。",),
            others=(FOUND_BY_HIMSELF,),
            colleagues=(
                "牵头的事碰到别的部门不配合，出面协调少。",
                "汛前隐患说过两次，没有追到底。",
            ),
        ),
    ),
    (
        ProblemSeed(
            title="安全生产检查重形式",
            aspect="enterprise",
            manifestation="检查走得多，回头看得少，同样的隐患第二年还在。",
            instance="东渠泵站的护栏，前年、去年两次检查都写了，去年底才装。",
            cause="满足于有记录、有通报，没有把改到位当成检查的一部分。",
            measure="每次检查的隐患三十天内到现场回头看一次，拍照对照。",
            judged_by="回头看的照片和隐患消除比例",
            masses=("安全生产检查走得多，整改回头看得少。",),
            colleagues=(
                "安全检查发通报多，到现场盯整改少。",
                "施工单位的老问题，每年写的都差不多。",
                "分管的工地出了小事故，先想怎么写报告。",
            ),
        ),
        ProblemSeed(
            title="工程变更把关慢，服务一线不够",
            aspect="reverence",
            manifestation="变更签证拖得久，一线等着用的钱和批复下不来。",
            instance="去年南干渠一段的变更签证用了七十八天，施工队垫了半年的钱。",
            cause="怕签错担责，层层等别人先签。",
            measure="变更签证二十个工作日内答复，不签的写明理由。",
            judged_by="全年签证台账",
            masses=("工程变更的签证拖得久，施工队垫了半年的钱。",),
            others=(TENDERS,),
            colleagues=(
                "签字要等几道，急的事也排队。",
                "对参建单位说话硬，听困难少。",
            ),
        ),
    ),
    (
        ProblemSeed(
            title="水费收支公开不到位",
            aspect="reverence",
            manifestation="水费怎么收、怎么用，村里看不到，群众有疑问。",
            instance="抽看的六个村，有四个一年没有公示过水费账目。",
            cause="认为账目上面审过就行，没有把群众看得懂当成要求。",
            measure="每半年把各村水费收支贴到村务栏，一页纸写清。",
            judged_by="抽看十个村的公示照片",
            masses=("水费收缴的账目，村里一年没有见到公示。",),
            others=(WATER_FEES,),
            colleagues=(
                "水费的事群众问得多，分管领导出面解释少。",
                "镇里报的数，核得不细。",
            ),
        ),
        ProblemSeed(
            title="理论学习碎片化",
            aspect="roots",
            manifestation="学习靠会上念、路上看，联系分管工作想得不深。",
            instance="去年四次中心组学习，有两次发言是科室代拟的稿子。",
            cause="总以忙为理由，把学习当成软任务。",
            measure="每月自己写一篇不超过一千字的学习札记，不由别人代拟。",
            judged_by="十二篇札记",
            colleagues=(
                "学习发言念稿子多，自己的话少。",
                "对新的水法规学得慢，办事还是老习惯。",
                "组织分管支部学习，一年只去讲过一次党课。",
            ),
        ),
    ),
    (
        ProblemSeed(
            title="监督执纪偏软，抓早抓小不够",
            aspect="governance",
            manifestation="发现苗头多是口头提醒，没有记下来，也没有再看改没改。",
            instance="去年提醒过三名同志公车使用不规范，其中一人年底又有一次。",
            cause="顾虑同事情面，怕影响和气。",
            measure="提醒谈话当场记录，三个月后回访一次。",
            judged_by="提醒记录和回访记录一一对应",
            masses=("纪检同志人熟，有的事提醒一下就过去了。",),
            colleagues=(
                "监督多在事后，项目招标前的提醒少。",
                "提醒过的事，回头再看的不多。",
                "对班子成员提意见，话说得太轻。",
            ),
        ),
        ProblemSeed(
            title="对分管以外的业务了解不深",
            aspect="enterprise",
            manifestation="监督水利项目时专业问题靠别人解释，看不出门道。",
            instance="去年两次参加工程验收，问的都是资料齐不齐。",
            cause="觉得监督只管程序，不愿下功夫学业务。",
            measure="上半年跟完一个项目的全过程，记下每个环节的风险点。",
            judged_by="一份风险点清单，请总工程师看过",
            colleagues=("监督工程项目，问得不深。", "对招标的专业问题，请教人少。"),
        ),
    ),
    (
        ProblemSeed(
            title="重技术轻思想，带队伍少",
            aspect="roots",
            manifestation="埋头看图纸、审方案，对技术干部的思想和成长过问少。",
            instance="去年两名年轻工程师想调走，办手续时才知道。",
            cause="觉得总工程师管好技术就行。",
            measure="每半年同每一名技术干部单独谈一次，定一件帮他办的事。",
            judged_by="谈话记录和办成的事",
            masses=("总工忙，年轻工程师的方案改完没有讲为什么改。",),
            colleagues=(
                "方案改了不讲道理，年轻人学不到。",
                "技术干部想走，留人的工作做得晚。",
                "支部活动请假多。",
            ),
        ),
        ProblemSeed(
            title="创新办法少，习惯照老图纸",
            aspect="enterprise",
            manifestation="小型泵站还用多年前的图，新材料、新办法试得少。",
            instance="去年新建的三座小泵站，图纸是八年前的，群众反映噪声大。",
            cause="求稳怕错，不愿多跑现场比较。",
            measure="今年选一座泵站试新的降噪办法，测前测后各一次。",
            judged_by="两次实测的数字",
            colleagues=("审方案稳是稳，新办法不愿试。", "现场去得少，图上看得多。"),
        ),
    ),
    (
        ProblemSeed(
            title="机关党建同业务两张皮",
            aspect="governance",
            manifestation="支部活动照着安排走，同科室正在办的难事接不上。",
            instance="去年三个支部的主题党日，有一半内容和别的单位一样。",
            cause="图省事，照搬现成的方案。",
            measure="每个支部每季度定一件业务上的难事，党员认领，年底看办成没有。",
            judged_by="三个支部的认领单和办成情况",
            masses=("支部的活动年年差不多，和手上的工作挨不上。",),
            colleagues=(
                "支部书记会开得多，到支部去得少。",
                "给群众办实事的项目，定得大，落得慢。",
                "对支部的老问题，催得紧、帮得少。",
            ),
        ),
        ProblemSeed(
            title="组织学习不均衡",
            aspect="loyalty",
            manifestation="机关学得多，基层站所学得少，补课没有人核。",
            instance="去年四次集中学习，两个站所各缺过两次，没有补。",
            cause="只管通知到，没有管学到。",
            measure="站所同志的学习由支部委员上门送一次，缺的当月补上。",
            judged_by="补学记录",
            colleagues=(
                "站所的同志说，文件精神传到他们那里常常晚一个月。",
                "学习的通知发得急，外勤同志赶不上。",
            ),
        ),
    ),
)

DECLINED = ("食堂的菜咸。", "属于机关事务，已请办公室同食堂商量，不列入班子的问题。")
SECOND_ROUND = (
    "水旱灾害防御值班表排得满，领导带班有时只在电话里。",
    "基层站所的办公电脑太旧，报数据要排队。",
    "下发的通知多，有的当天要当天报。",
    "评先评优多在机关，站所的同志轮不上。",
    "去年说的给一线买雨衣雨鞋，到冬天才发。",
    "村里的水管员培训，讲的和用的对不上。",
)
SECOND_ROUND_REASON = "同本次清单里的问题相近，由办公室另列任务办理，不单列为问题。"
