"""What the algorithms are called and say in Chinese; English is written where it is used."""

WORDS = {
    # Algorithms
    "Check data 数据检查": "数据检查",
    "Validates a territory, its households, barriers and claims, or a plan, and lists every finding.":
        "检查辖区、户、阻隔、主张或网格方案，逐条列出发现的问题。",
    "Divide villages into grids 网格划分": "网格划分",
    "Divides every village of a territory into grids of even load that tile it exactly.":
        "把辖区内每个行政村划分为工作量均衡、无缝铺满的网格。",
    "Divide base units into parts": "合并基本单元",
    "Joins polygons into connected parts of even load.": "把多边形合并为连通、工作量均衡的若干部分。",
    "Change a plan 网格调整": "网格调整",
    "A new plan from an old one, with as little change as it takes.": "在旧方案上以最小的变动得到新方案。",
    "Allot staff 网格员与网格长": "配备网格员与网格长",
    "Allots workers to the grids of a plan and groups grids into one supervision area for each head.":
        "为各网格配备网格员，并为每名网格长划出一个责任区。",
    "Assign households to grids 入格": "户入网格",
    "Gives every household its grid, exactly, a row for each row.": "精确判定每一户所在的网格，逐行对应。",
    "Find disputes 争议区": "查找争议区",
    "Finds and weighs pasture that neighbours' claims do not agree about.": "查找并衡量相邻各方草场主张不一致的地方。",
    "Options to settle a dispute 调处方案": "调处方案",
    "Works out lines and time shares that could settle a dispute, to compare.":
        "算出可用于调处争议的界线和轮牧时间，供比较。",
    "Style a result": "设置成果样式",
    "Gives a plan, disputes, committees, assigned households or findings their style.":
        "为网格方案、争议区、联合工作委员会、入格结果或检查结果设置样式。",
    # Groups
    "Grids 网格": "网格",
    "Pasture 草场": "草场",
    "Look": "样式",
    # Layers that go in
    "Territory 辖区": "辖区",
    "Households 户": "户",
    "Barriers 阻隔": "阻隔",
    "Claims 主张": "主张",
    "Base units": "基本单元",
    "Plan": "网格方案",
    "Plan to change": "要调整的网格方案",
    "Disputes": "争议区",
    "Rivers, ridges and roads": "河流、山脊和道路",
    "Layer": "图层",
    "Polygons of one or more levels with a division code (code, 区划代码, adcode).":
        "一级或多级面图层，带区划代码（code、区划代码、adcode）。",
    "Points, or a table with columns lon and lat. Only id, position, persons, load and season go out.":
        "点图层，或有经度、纬度两列的表。只送出户编号、位置、人数、工作量和季节。",
    "Rivers and roads with kind and resistance from 0 to 1 (1: never crossed).":
        "河流和道路，带类型和 0 到 1 的阻力（1 为不可跨越）。",
    "Polygons with id and party, optionally right, season, dates, evidence and accuracy_m.":
        "面图层，带主张编号和当事方，可有权利、季节、日期、证据等级、点位精度。",
    "Polygons with id and load that grids are made of and that are never split.":
        "带编号和工作量的面，网格由整块的单元组成，单元不拆分。",
    "The file that gridtool wrote is read as it is. Any other layer is read by its fields.":
        "gridtool 写出的文件原样读取，其他图层按字段读取。",
    # Fields
    "Field of the division code": "区划代码字段",
    "Field of the households' id": "户编号字段",
    "Field of the households' number of persons": "人数字段",
    "Field of the households' load 工作量": "工作量字段",
    "Field of the claiming party": "当事方字段",
    "Field of the units' id": "单元编号字段",
    "Field of the load": "工作量字段",
    "No part reaches across two values of": "各部分不得跨越此字段的不同取值",
    "Recognised by its name when not given.": "不填时按字段名识别。",
    # Wishes
    "Total number of grids": "网格总数",
    "New total number of grids": "新的网格总数",
    "Or: load of each grid": "或：每个网格的工作量",
    "Least load of a grid": "网格最小工作量",
    "Most load of a grid": "网格最大工作量",
    "Number of parts": "部分的个数",
    "Or: load of each part": "或：每部分的工作量",
    "Least load of a part": "每部分最小工作量",
    "Most load of a part": "每部分最大工作量",
    "Tolerance around the mean, %": "与均值的允许偏差（%）",
    "Tolerance around the village's mean, %": "与本村均值的允许偏差（%）",
    "Most load that may change its grid, %": "最多可换网格的工作量（%）",
    "What to make small": "优化目标",
    "Effort": "搜索强度",
    "Smooth the borders between grids": "平滑网格之间的界线",
    "Start of all random choices": "随机数种子",
    "Grid workers 网格员": "网格员人数",
    "Grid heads 网格长": "网格长人数",
    "Method": "分配方法",
    "Warn of fewer households per worker than": "每名网格员户数低于此值时提醒",
    "Nearest grid within, m, for households outside all": "界外户就近归入网格的最大距离（米）",
    "Suppress small counts in the summary": "汇总表隐藏小数",
    "Accuracy of lines that do not say, m": "未注明的线的点位精度（米）",
    "One standard deviation; 5 m when not given.": "一倍中误差，不填时为 5 米。",
    "Leave out smaller disputes, mu 亩": "略去小于此面积的争议区（亩）",
    "Unclaimed ground is a gap up to this far from the boundary, m": "界线两侧多远以内的无主张地算空白区（米）",
    "Measure the width of each dispute": "量算争议区宽度",
    "List every sliver by itself": "逐个列出碎片",
    "Rules of the jurisdiction 规则": "本地规则",
    "Seasons, rights that conflict, tiers, committees: a JSON file as in seeds/rules.":
        "季节、相抵触的权利、分级、联合工作委员会：如 seeds/rules 中的 JSON 文件。",
    "Only what is in force on this date, YYYY-MM-DD": "只看此日有效的主张（年-月-日）",
    "Tables of service centres and supervision areas": "服务管理中心和责任区表（文件夹）",
    "Language of the tables": "表的语言",
    "Id of the dispute": "争议区编号",
    "Methods (all when none is chosen)": "调处方法（不选为全部）",
    "Kind of result": "成果类型",
    # Results
    "What bounds each grid (四至), table": "网格四至表",
    "Parts": "划分结果",
    "New plan": "新网格方案",
    "Table of changes 调整前后对照表": "调整前后对照表",
    "Staffed plan": "已配备人员的方案",
    "Assigned households": "入格结果",
    "Assigned households, table": "入格结果表",
    "Summary by grid, village, township and county, table": "网格、村、乡镇、县汇总表",
    "Committees": "联合工作委员会",
    "Findings with ground": "有范围的问题",
    "Findings with a place": "有位置的问题",
    "All findings": "全部问题",
    "Ground of each side": "各方土地",
    "Lines": "界线",
    "Stakes 界桩": "界桩",
    "Stakes with the description of their course, table": "界桩及界线走向说明表",
    "Stakes for a receiver": "界桩（接收机用）",
    "Style file": "样式文件",
    "Styled layer": "已设样式的图层",
    # Figures
    "Grids": "网格数",
    "Villages": "行政村数",
    "Mean deviation, %": "平均偏差（%）",
    "Households": "户数",
    "Largest deviation, %": "最大偏差（%）",
    "Grids kept": "不变的网格数",
    "Load moved": "变动的工作量",
    "Load moved, %": "变动的工作量（%）",
    "Households per worker": "每名网格员户数",
    "Fewest households per worker in a grid": "网格中每名网格员最少户数",
    "Rows": "行数",
    "Households: inside": "户数：界内",
    "Households: border": "户数：界上",
    "Households: nearest": "户数：就近",
    "Households: disputed": "户数：争议",
    "Households: outside": "户数：界外",
    "Households: invalid": "户数：无效",
    "Certain disputes": "确定的争议区数",
    "Certain ground, ha": "确定的争议面积（公顷）",
    "Red": "红级",
    "Yellow": "黄级",
    "Errors": "错误",
    "Warnings": "警告",
    "Notes": "提示",
    "Options": "方案数",
}  # fmt: skip

# Help of each algorithm, a paragraph a line.
HELP = {
    "check": """
逐条列出问题及其位置、大小和处理办法。“错误”不能使用，其他算法会略去；“警告”需要人看一看；“提示”供了解。
给出网格方案时，按其辖区和户检查方案：铺满、连通、隶属、编码、户数。
有什么图层就给什么，至少一个。结果分为面、点和总表；要素号从 1 起，户的行号从 2 起。
""",
    "partition": """
把每个行政村划分为网格：连通、工作量相近、避免跨越河流和道路，并精确铺满全村。
网格数有三种给法：总数（按工作量分到各村）；每个网格的工作量，例如 35 户，及其上下限；或都不给，按各村的“网格数”字段。
户可以是点，也可以是有经纬度的表。只送出编号、位置、人数、工作量和季节；没有工作量时每户计 1。只有户数没有点的村按面积划分。
方案按工作量分级着色。请保存为 GeoJSON：文件记录了方案的来历，“网格调整”和“配备网格员与网格长”要用。本成果为工作底图，不是法定界线。
""",
    "divideunits": """
把带工作量的多边形合并为连通、工作量均衡的部分。给出部分的个数，或每部分的工作量及上下限。
给出“不得跨越”的字段时，各部分不跨越其不同取值。阻隔沿两个单元的公共边时起作用。
只送出编号、工作量和所选字段。
""",
    "repartition": """
户有增减或村有合并时，以最小的变动调整方案：仍合规的网格保持编码和轮廓，换网格的户逐户列出并注明原因。
不填的规则沿用原方案，为此原方案须是 gridtool 写出的 GeoJSON 文件。
新方案按各网格的变化着色：保持、改形、拆分、合并、新增。对照表列出换网格的每一户；旁边的“-grids.csv”列出每个网格的变化。
""",
    "staff": """
按工作量和路程为网格配备网格员，每格至少一名；把同一乡镇内相连的网格编为网格长责任区，每名网格长一个，工作量尽量均衡。
每名网格员户数过少时会提醒：网格不得成为监视人的手段。
各级网格化服务管理中心和各责任区列表输出，名称取自辖区。
方案按网格员人数着色，大比例尺下标注责任区编码和网格员人数。
""",
    "assign": """
精确判定每一户在哪个网格，界线上也不例外。输入一行，输出一行，次序不变，并注明状态：界内、界上（离第二个网格近到位置取整就可能改变结果）、就近、争议、界外、无效。
结果可以是点图层（每种状态的形状和颜色都不同），也可以是表。汇总表按网格、村、乡镇、县统计户数和人数；公开时隐藏小数。
""",
    "disputes": """
两方以上在同一时段主张的地（重叠区）、一方主张越过法定界线的地（越界区）和界线旁无人主张的地（空白区），各带由点位精度得出的面积范围。工具只量算和比较，不作裁决，也不移动法定界线；结果与各方次序无关。
不给辖区时，当事方只是标签，也没有界线可越。
争议区按分级着色并加纹理：红级交叉线、黄级斜线、绿级点。轮廓表示确定程度：确定为实线，可能为虚线，碎片为点线。联合工作委员会只画轮廓：州级实线、县级虚线、乡镇级点线。
""",
    "settle": """
中线、按份额分割、围栏、河流道路、最小费用线、按季轮流、实际使用、双方后撤地带：对双方给出同样的指标、界桩和界线走向说明。不能用的方法连同原因写在日志里。工具只作比较，不作决定，结果与双方次序无关。
争议区编号见争议区图层的属性表。
""",
    "style": """
为 gridtool 在这里或命令行写出的图层设置与算法相同的样式；任何色觉都能分辨，且从不只靠颜色区分。样式可另存为 QML。
""",
}
