extension ReportPage {
  /// On A4: the map and its legend on the first page, the tables after it.
  static let paperStyle = """
    @page{size:A4;margin:12mm}
    @media print{
    body{background:#fff;font-size:9pt}
    .tiled #map{position:static;visibility:visible}
    main{max-width:none;padding:0}
    .tool{display:none!important}
    h1{font-size:17pt}
    h2{font-size:11pt}
    .cards{gap:4px;margin-bottom:6px}
    .cards div{padding:1px 7px;min-width:0}
    .cards dt{font-size:6.5pt}
    .cards dd{font-size:9.5pt}
    .stage{display:block}
    .canvas,aside,.compare figure{break-inside:avoid}
    .canvas,aside>section,.figures,.made,.compare{border:0;padding:0}
    #map{width:100%;height:auto;max-height:150mm;min-height:0;outline:none!important}
    aside{display:flex;gap:8mm;margin-top:3mm;align-items:flex-start}.lines{flex:2!important}.lines ul{columns:2;column-gap:5mm}
    .lines li{break-inside:avoid}#histogram{max-width:45mm}
    aside>section{flex:1;margin:0}
    .legend{font-size:7.5pt;line-height:1.3}.legend .hint{font-size:7pt}.legend h2{font-size:8.5pt;margin-bottom:1mm}
    .legend td{padding:0 6px 0 0}
    .lead{margin-bottom:6px}
    .line.village{stroke-width:.7px}
    .line.township{stroke-width:1.2px}
    .line.county{stroke-width:2.2px}
    .line.outer{stroke-width:1.8px}
    .line.area{stroke:#6a1b9a;stroke-width:2.2px;stroke-dasharray:7 3}
    .line.casing{stroke-width:2px}
    .line.river{stroke-width:1.1px}
    .line.road{stroke-width:.9px}
    .figures{break-before:page;margin:0}
    .scroll{overflow:visible;max-height:none}
    #units{font-size:7.5pt}
    #units thead th{position:static}
    #units thead button{display:none}
    #units thead th::after{content:attr(data-name);font-weight:600}
    #units tfoot{display:table-row-group}
    #units th,#units td,#units thead th{padding:1px 4px}
    #units th:first-child{min-width:66mm}
    .pickable{display:inline;font:inherit;padding:0}
    #units tr.township th:first-child{padding-left:12px}
    #units tr.village th:first-child{padding-left:22px}
    #units tr{break-inside:avoid}
    .compare{break-before:page;margin:0}.panels{grid-template-columns:repeat(2,1fr);gap:6mm}.twin{max-height:120mm}
    .line.area{stroke-width:1.2px}.points{stroke-width:1.2px}.m{stroke-width:.8px}
    #layer-disputes path{stroke-width:.5px}
    .made{break-inside:avoid;margin-top:6mm}
    #pick{display:none}
    *{print-color-adjust:exact;-webkit-print-color-adjust:exact}
    }

    """
}
