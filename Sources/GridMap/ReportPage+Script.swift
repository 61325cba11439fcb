extension ReportPage {
  /// The page's script. Without it the page still shows and prints all of its figures.
  static let script =
    "(() => {\n'use strict';\n" + viewScript + pointerScript + nameScript + selectScript + searchScript
    + tableScript
    + tileScript + startScript + "})();\n"

  /// Zoom and drag by the view box.
  private static let viewScript = #"""
    const by = id => document.getElementById(id);
    const all = (what, within) => Array.from((within || document).querySelectorAll(what));
    const map = by('map'), report = by('report'), values = by('values'), pick = by('pick');
    const paths = all('#grids path');
    const places = new Map(paths.map((p, i) => [p, i]));
    const base = map.getAttribute('viewBox').split(' ').map(Number);
    const unit = Number(map.dataset.unit);
    const metres = Number(map.dataset.millimetres) / 1000 / unit;
    const groups = all('.name', map);
    const hatches = all('pattern', map).filter(p => !p.id.endsWith('-key'));
    for (const p of hatches) p.dataset.turn = p.getAttribute('patternTransform') || '';
    const bar = by('bar'), north = by('north');
    const slide = by('slide'), seam = by('seam'), cutbox = by('cutbox');
    const twins = all('.twin').map(svg => ({ svg, base: svg.getAttribute('viewBox').split(' ').map(Number) }));
    let view = base.slice(), queued = false;

    // Places names, scale bar and north arrow for a view: u units a pixel, the box that is seen.
    function dress(u, x, y, w, h) {
      // Hatches keep their width on the screen.
      for (const p of hatches) p.setAttribute('patternTransform', p.dataset.turn + ' scale(' + u / unit + ')');
      for (const g of groups) {
        g.setAttribute('font-size', g.dataset.size * u);
        g.setAttribute('stroke-width', g.dataset.size * u * 0.24);
      }
      showNames(u, x, y, w, h);
      const wanted = Math.min(200, w / u * 0.3) * u * metres;
      const power = Math.pow(10, Math.floor(Math.log10(wanted)));
      const nice = (wanted >= 5 * power ? 5 : wanted >= 2 * power ? 2 : 1) * power;
      const length = nice / metres / u;
      bar.querySelector('path').setAttribute('d', 'M0-6v6h' + length + 'v-6');
      const end = bar.querySelector('.end');
      end.setAttribute('x', length);
      end.textContent = nice >= 1000 ? nice / 1000 + ' km' : Number(nice.toPrecision(1)) + ' m';
      const low = y + h - 12 * u;
      bar.setAttribute('transform', 'translate(' + (x + 16 * u) + ' ' + low + ') scale(' + u + ')');
      north.setAttribute('transform', 'translate(' + (x + w - 28 * u) + ' ' + low + ') scale(' + u + ')');
      if (slide) {
        const cut = x + w * slide.value / 100;
        cutbox.setAttribute('x', x - w);
        cutbox.setAttribute('y', y - h);
        cutbox.setAttribute('height', h * 3);
        cutbox.setAttribute('width', Math.max(0, cut - x + w));
        seam.setAttribute('d', 'M' + cut + ' ' + y + 'v' + h);
      }
    }
    function at(clientX, clientY) {
      const inverse = map.getScreenCTM().inverse();
      return { x: inverse.a * clientX + inverse.e, y: inverse.d * clientY + inverse.f };
    }
    function update() {
      queued = false;
      map.setAttribute('viewBox', view.join(' '));
      for (const twin of twins) {
        const f = twin.base[2] / base[2];
        const w = view[2] * f, h = w * twin.base[3] / twin.base[2];
        const cy = (view[1] + view[3] / 2) * f + (whole() ? twin.base[3] / 2 - base[3] * f / 2 : 0);
        twin.svg.setAttribute('viewBox', [view[0] * f, cy - h / 2, w, h].join(' '));
      }
      const matrix = map.getScreenCTM();
      if (!matrix || !matrix.a) return;
      const box = map.getBoundingClientRect();
      const a = at(box.left, box.top), b = at(box.right, box.bottom);
      dress(1 / matrix.a, a.x, a.y, b.x - a.x, b.y - a.y);
    }
    function changed() {
      const cx = view[0] + view[2] / 2, cy = view[1] + view[3] / 2;
      view[0] += Math.min(base[2], Math.max(0, cx)) - cx;
      view[1] += Math.min(base[3], Math.max(0, cy)) - cy;
      if (!queued) { queued = true; requestAnimationFrame(update); }
    }
    function zoom(factor, p) {
      const width = Math.min(base[2] * 1.25, Math.max(base[2] / 80, view[2] * factor));
      const f = width / view[2];
      p = p || { x: view[0] + view[2] / 2, y: view[1] + view[3] / 2 };
      view = [p.x - (p.x - view[0]) * f, p.y - (p.y - view[1]) * f, width, view[3] * f];
      changed();
    }
    const whole = () => view[2] >= base[2];
    function showWhole() { view = base.slice(); changed(); }
    function showBox(x0, y0, x1, y1) {
      if (!(x0 <= x1)) return;
      const k = Math.min(1, Math.max((x1 - x0) / base[2], (y1 - y0) / base[3], 1 / 60) * 1.5);
      view = [(x0 + x1 - base[2] * k) / 2, (y0 + y1 - base[3] * k) / 2, base[2] * k, base[3] * k];
      changed();
    }
    function move(dx, dy) { view[0] += dx * view[2]; view[1] += dy * view[3]; changed(); }

    """#

  /// Wheel, keys, drag with one pointer, pinch with two.
  private static let pointerScript = #"""
    by('in').onclick = () => zoom(1 / 1.5);
    by('out').onclick = () => zoom(1.5);
    by('whole').onclick = () => { select(null); showWhole(); };
    by('print').onclick = () => print();
    if (slide) slide.addEventListener('input', changed);
    map.addEventListener('wheel', e => {
      if (!e.ctrlKey && document.activeElement !== map) return;
      e.preventDefault();
      zoom(Math.exp(Math.max(-60, Math.min(60, e.deltaY)) / 200), at(e.clientX, e.clientY));
    }, { passive: false });
    map.addEventListener('keydown', e => {
      const act = { '+': () => zoom(1 / 1.5), '=': () => zoom(1 / 1.5), '-': () => zoom(1.5),
        '0': showWhole, ArrowLeft: () => move(-0.12, 0), ArrowRight: () => move(0.12, 0),
        ArrowUp: () => move(0, -0.12), ArrowDown: () => move(0, 0.12), Escape: () => select(null) }[e.key];
      if (act && !e.ctrlKey && !e.metaKey && !e.altKey) { act(); e.preventDefault(); }
    });
    const pointers = new Map();
    let moved = false;
    map.addEventListener('pointerdown', e => {
      if (e.button) return;
      if (!pointers.size) moved = false;
      pointers.set(e.pointerId, { x: e.clientX, y: e.clientY });
    });
    map.addEventListener('pointermove', e => {
      const from = pointers.get(e.pointerId);
      if (!from) return;
      const dx = e.clientX - from.x, dy = e.clientY - from.y;
      if (!moved && dx * dx + dy * dy < 16) return;
      if (!moved) { moved = true; map.classList.add('drag'); }
      map.setPointerCapture(e.pointerId);
      const other = Array.from(pointers).find(p => p[0] !== e.pointerId);
      if (other) {
        const o = other[1];
        const was = Math.hypot(from.x - o.x, from.y - o.y), is = Math.hypot(e.clientX - o.x, e.clientY - o.y);
        if (is > 0) zoom(was / is, at((e.clientX + o.x) / 2, (e.clientY + o.y) / 2));
      } else {
        const scale = map.getScreenCTM().a;
        view[0] -= dx / scale;
        view[1] -= dy / scale;
        changed();
      }
      pointers.set(e.pointerId, { x: e.clientX, y: e.clientY });
    });
    const drop = e => { pointers.delete(e.pointerId); if (!pointers.size) map.classList.remove('drag'); };
    map.addEventListener('pointerup', drop);
    map.addEventListener('pointercancel', drop);

    """#

  /// Colours, layers, and what is done when all is there.
  private static let startScript = #"""
    for (const input of all('input[name=by]')) {
      const set = () => {
        if (!input.checked) return;
        map.setAttribute('class', 'by-' + input.value);
        report.className = report.className.replace(/show-\w+/, 'show-' + input.value);
        paintTiles();
      };
      input.addEventListener('change', set);
      set();
    }
    for (const input of all('#layers input')) {
      const set = () => {
        for (const part of all('[data-layer=' + input.value + '],.layer-' + input.value)) {
          part.classList.toggle('off', !input.checked);
        }
        if (input.value === 'tiles') showTiles(input.checked);
        changed();
      };
      input.addEventListener('change', set);
      set();
    }
    if (innerWidth < 700) by('more').removeAttribute('open');
    // On paper the whole map is shown, as it stands without script.
    addEventListener('beforeprint', () => {
      map.setAttribute('viewBox', base.join(' '));
      for (const twin of twins) twin.svg.setAttribute('viewBox', twin.base.join(' '));
      if (slide) cutbox.setAttribute('width', 0);
      dress(unit, base[0], base[1], base[2], base[3]);
    });
    addEventListener('afterprint', update);
    addEventListener('resize', changed);
    addEventListener('hashchange', fromAddress);
    update();
    fromAddress();

    """#
}
