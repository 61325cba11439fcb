extension DossierPage {
  /// The page's style: sheets of A4 on the screen, one a page on paper.
  static let style = """
    :root{color-scheme:light;--ink:#161b18;--soft:#55605a;--rule:#b9c2bd}
    *{box-sizing:border-box}
    body{margin:0;background:#e9edea;color:var(--ink);font:7.6pt/1.25 system-ui,-apple-system,"Segoe UI",\
    "Noto Sans","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif}
    .defs{position:absolute}
    .sheet{background:#fff;width:210mm;min-height:297mm;margin:6mm auto;padding:10mm 12mm;box-shadow:0 1px 4px #0003;\
    overflow-wrap:anywhere}
    h1{font-size:17pt;line-height:1.2;margin:0 0 1mm;overflow-wrap:anywhere}
    h2{font-size:14pt;margin:0}
    h3{font-size:8.2pt;margin:1.4mm 0 .4mm;border-bottom:.3mm solid var(--ink)}
    p{margin:0 0 1mm}
    .note{color:var(--soft)}
    .head{display:flex;justify-content:space-between;align-items:flex-end;gap:4mm;margin-bottom:1.6mm;\
    border-bottom:.5mm solid var(--ink);padding-bottom:.8mm}
    .split{display:flex;gap:4mm;align-items:flex-start}
    .split>*{flex:1;min-width:0}
    .split>.picture{flex:none}
    .map{display:block;max-width:100%;height:auto;border:.3mm solid var(--ink)}
    .paper{fill:#fbfbf8}
    .legal{fill:none;stroke:#000;stroke-width:2px;stroke-linejoin:round}
    .legal.thin{stroke-width:.8px}
    .claim{fill-rule:evenodd;stroke-width:1.6px;stroke-linejoin:round;fill-opacity:.1}
    .p0{stroke:#c1121f;fill:#c1121f}.p1{stroke:#0b4ea2;fill:#0b4ea2;stroke-dasharray:7 3}
    .p2{stroke:#007a5e;fill:#007a5e;stroke-dasharray:2 2.5}.p3{stroke:#7b3fa0;fill:#7b3fa0;stroke-dasharray:9 2 2 2}
    .tint0,.tint1{fill-rule:evenodd;fill-opacity:.55;stroke-width:.6px}
    .tint0{fill:#f3d3b3;stroke:#a65f16}.tint1{fill:#c3dbee;stroke:#2c6a9c}
    .o0{stroke:#c1121f;fill:#c1121f}.o1{stroke:#0b4ea2;fill:#0b4ea2}.o0,.o1{fill-rule:evenodd;fill-opacity:.14;\
    stroke-width:.8px}
    .ground{fill:url(#overlap);stroke:#111;stroke-width:.8px;fill-rule:evenodd}
    .t-red{fill:url(#red);stroke:#9b1420}.t-yellow{fill:url(#yellow);stroke:#7a5a00}
    .t-green{fill:url(#green);stroke:#0b5d3b}.t-red,.t-yellow,.t-green{fill-rule:evenodd;stroke-width:1px}
    .area{fill:none;stroke:#111;stroke-width:1.2px;stroke-dasharray:10 3 2 3}
    .option{fill:none;stroke:#111;stroke-width:1.1px}
    .stake{fill:#fff;stroke:#111;stroke-width:.8px}
    .a0{fill:#f2c4c4}.a1{fill:#c4d6ee}.a2{fill:#ddd}.a0,.a1,.a2{fill-rule:evenodd}
    .name{font-size:9px;text-anchor:middle;stroke:#fff;stroke-width:2.4px;paint-order:stroke;fill:#000;font-weight:600}
    .bar path{fill:none;stroke:#000;stroke-width:1.2px}.bar .arrow{fill:#000}
    .bar text{font-size:10px;stroke:#fff;stroke-width:2.5px;paint-order:stroke;fill:#000}
    table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
    td,th{border:.2mm solid var(--rule);padding:.2mm .9mm;text-align:left;vertical-align:top;font-weight:400;\
    overflow-wrap:anywhere}
    thead th{background:#eef2ef;font-weight:600}
    tbody th{color:var(--soft)}
    thead{display:table-header-group}
    tr{break-inside:avoid}
    .list{font-size:7.2pt;table-layout:fixed}.list .n{white-space:normal}.list .number{width:8mm}
    .list td,.list th{overflow-wrap:normal}.list bdi{overflow-wrap:anywhere}
    .list th:nth-last-child(1){width:17mm}.list th:nth-last-child(2){width:21mm}.list th:nth-last-child(3){width:13mm}
    .list th:nth-last-child(4){width:12mm}.list th:nth-last-child(5){width:15mm}.list th:nth-last-child(6){width:14mm}
    .list th:nth-last-child(7){width:21mm}.list th:nth-last-child(9){width:21mm}.list th:nth-last-child(10){width:20mm}
    .sides{table-layout:fixed}.sides th:first-child{width:26mm}
    .facts{table-layout:fixed}.facts th{width:23mm}
    .effects th:first-child{width:24mm}.effects .who{min-width:34mm}.effects{font-size:7pt}
    .n{text-align:right;white-space:nowrap;overflow-wrap:normal}
    .key{display:inline-block;width:22px;height:10px;vertical-align:-1px;margin-right:1mm}
    .legend li,.head>*{min-width:0}
    .legend{display:flex;flex-wrap:wrap;gap:.4mm 4mm;margin:.8mm 0;padding:0;list-style:none}
    .badge{flex:none;white-space:nowrap;font-weight:600;font-size:10pt}
    .days{display:block;width:100%;height:3mm}.days rect{stroke:none}.days .none{fill:#eee}.days path{stroke:#888;\
    stroke-width:.5px;vector-effect:non-scaling-stroke}
    .days .on{fill:#6b7a72}.days .d{fill:#111}
    .calendar td,.calendar th{padding:.1mm 1mm}.calendar td{border:0}.calendar th{border:0;width:34mm}
    .months{display:flex;padding:0;margin:0;list-style:none}.months li{flex:1;text-align:center;color:var(--soft)}
    .boxes{display:flex;gap:3mm}.boxes>div{flex:1;min-width:0;border:.25mm solid var(--ink);padding:.6mm 1mm}
    .say>div{height:17mm}.sign>div{height:14mm}.minutes{border:.25mm solid var(--ink);height:15mm;padding:.6mm 1mm}
    .minis{display:grid;grid-template-columns:repeat(4,1fr);gap:2mm}
    .minis figure{margin:0;break-inside:avoid}
    .minis figcaption{font-weight:600;overflow-wrap:anywhere}
    .courses{columns:2;column-gap:4mm}.courses table{break-inside:auto;margin-bottom:2mm}
    .made{font-size:7pt;color:var(--soft);overflow-wrap:anywhere}
    code{font:7pt ui-monospace,Consolas,"Noto Sans Mono",monospace}
    @media screen{.sheet{content-visibility:auto;contain-intrinsic-size:auto 297mm}}
    @media screen and (max-width:210mm){
    body{font-size:13px}.sheet{width:auto;min-height:0;margin:0 0 8px;padding:12px;contain-intrinsic-size:auto 1600px}
    .split,.boxes{flex-direction:column}.split>*{width:100%}.minis{grid-template-columns:repeat(2,1fr)}.courses{columns:1}
    .list,.effects{display:block;overflow-x:auto;font-size:12px;table-layout:auto}.list bdi{overflow-wrap:normal}
    .head{flex-wrap:wrap}.badge{white-space:normal}
    }
    @page{size:A4;margin:9mm 12mm}
    @media print{
    body{background:#fff}
    .sheet{width:auto;min-height:0;margin:0;padding:0;box-shadow:none;break-before:page}
    .sheet:first-child{break-before:auto}
    *{print-color-adjust:exact;-webkit-print-color-adjust:exact}
    }

    """
}
