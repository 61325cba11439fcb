"""What each kind of layer may hand on to gridtool: field → the names it is known by, as in docs/data.md.

No other field leaves QGIS.
"""

TERRITORY = {
    "code": ("区划代码", "行政区划代码", "adcode", "gnd_code"),
    "name": ("名称", "乡镇名称", "村名"),
    "level": ("级别",),
    "parent": ("上级代码",),
    "grids": ("网格数",),
    "households": ("户数",),
    "persons": ("人口", "人数"),
}
HOUSEHOLDS = {
    "id": ("household_id", "户编号"),
    "lon": ("lng", "longitude", "经度"),
    "lat": ("latitude", "纬度"),
    "persons": ("人口", "人数"),
    "load": ("weight", "工作量"),
    "season": ("季节",),
}
BARRIERS = {
    "kind": ("类型", "阻隔类型"),
    "resistance": ("阻力", "阻隔度"),
    "name": ("名称",),
}
UNITS = {
    "id": ("编号", "单元编号", "code"),
    "load": ("weight", "工作量"),
    "persons": ("人口", "人数"),
    "parent": ("village", "上级代码", "村代码"),
}
CLAIMS = {
    "id": ("主张编号", "编号"),
    "party": ("当事方", "区划代码"),
    "right": ("权利",),
    "season": ("季节",),
    "valid_from": ("生效日期",),
    "valid_to": ("失效日期",),
    "source": ("来源",),
    "evidence": ("证据等级",),
    "accuracy_m": ("点位精度",),
    "contract_mu": ("承包面积(亩)", "承包面积（亩）", "承包面积"),
}
# Of gridtool's own results, where they come from another format than its own file.
PLAN = dict.fromkeys(
    (
        "code", "kind", "village", "township", "county", "households", "persons", "load", "area_ha", "area_mu",
        "compactness", "neighbours", "deviation_pct", "workers", "head", "disputes",
    ),
    (),
)  # fmt: skip
DISPUTES = dict.fromkeys(
    (
        "id", "kind", "pieces", "parties", "claims", "claimants", "season", "days", "right", "level", "decided_by",
        "committee", "area_m2", "area_ha", "area_mu", "area_low_ha", "area_high_ha", "area_error_ha", "z",
        "hectare_days", "width_m", "certainty", "tier", "reasons", "side_areas", "evidence", "households", "herd",
    ),
    (),
)  # fmt: skip

# Codes and ids are text, whatever the layer makes of them.
TEXT = frozenset(("code", "id", "parent", "party", "village", "township", "county", "head", "committee", "decided_by"))


def key(name):
    """Lower case without white space around: how names are compared."""
    return name.strip().lower()


def match(kind, names, chosen=None):
    """Field of the kind → name in the layer.

    :param kind: one of the tables above.
    :param names: the layer's field names.
    :param chosen: field → name, where the user says so.
    """
    found = {}
    by_key = {}
    for name in names:
        by_key.setdefault(key(name), name)
    for field, aliases in kind.items():
        if chosen and chosen.get(field):
            found[field] = chosen[field]
            continue
        for alias in (field, *aliases):
            if key(alias) in by_key:
                found[field] = by_key[key(alias)]
                break
    for field, aliases in kind.items():
        if field not in found:
            cut = [name for name in names if any(_is_cut(name, alias) for alias in (field, *aliases))]
            if len(cut) == 1 and cut[0] not in found.values():
                found[field] = cut[0]
    return found


def _is_cut(name, whole):
    """Whether a Shapefile's ten bytes, of either encoding, may have made this name of the whole one."""
    name, whole = key(name), key(whole)
    if name == whole or not name or not whole.startswith(name):
        return False
    return any(9 <= len(name.encode(encoding, "replace")) <= 10 for encoding in ("utf-8", "gb18030"))
