extension ReportPage {
  /// Zoom and drag by the view box, the facts of a grid, colouring, sorting and finding. Without script the
  /// page still shows and prints all of its figures.
  static let script = #"""
    (() => {
    'use strict';
    const by = id => document.getElementById(id);
    const map = by('map'), report = by('report'), values = by('values'), pick = by('pick');
    const paths = Array.from(map.querySelectorAll('#grids path'));
    const places = new Map(paths.map((p, i) => [p, i]));
    const base = map.getAttribute('viewBox').split(' ').map(Number);
    const unit = Number(map.dataset.unit);
    const metres = Number(map.dataset.millimetres) / 1000 / unit;
    const names = Array.from(map.querySelectorAll('[data-size]'));
    const bar = by('bar'), north = by('north');
    let view = base.slice(), held = null, queued = false;

    // Places names, scale bar and north arrow for a view: u units a pixel, the box that is seen.
    function dress(u, x, y, w, h) {
      for (const g of names) {
        g.setAttribute('font-size', g.dataset.size * u);
        g.setAttribute('stroke-width', g.dataset.size * u * 0.24);
      }
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
    }
    function at(clientX, clientY) {
      const inverse = map.getScreenCTM().inverse();
      return { x: inverse.a * clientX + inverse.e, y: inverse.d * clientY + inverse.f };
    }
    function update() {
      queued = false;
      map.setAttribute('viewBox', view.join(' '));
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
    function whole() { view = base.slice(); changed(); }
    function move(dx, dy) { view[0] += dx * view[2]; view[1] += dy * view[3]; changed(); }

    by('in').onclick = () => zoom(1 / 1.5);
    by('out').onclick = () => zoom(1.5);
    by('whole').onclick = () => { hold(null); whole(); };
    map.addEventListener('wheel', e => {
      if (!e.ctrlKey && document.activeElement !== map) return;
      e.preventDefault();
      zoom(Math.exp(Math.max(-60, Math.min(60, e.deltaY)) / 200), at(e.clientX, e.clientY));
    }, { passive: false });
    map.addEventListener('keydown', e => {
      const act = { '+': () => zoom(1 / 1.5), '=': () => zoom(1 / 1.5), '-': () => zoom(1.5),
        '0': whole, ArrowLeft: () => move(-0.12, 0), ArrowRight: () => move(0.12, 0),
        ArrowUp: () => move(0, -0.12), ArrowDown: () => move(0, 0.12), Escape: () => hold(null) }[e.key];
      if (act && !e.ctrlKey && !e.metaKey && !e.altKey) { act(); e.preventDefault(); }
    });

    // Drag with one pointer, pinch with two.
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
        const before = Math.hypot(from.x - o.x, from.y - o.y), after = Math.hypot(e.clientX - o.x, e.clientY - o.y);
        if (after > 0) zoom(before / after, at((e.clientX + o.x) / 2, (e.clientY + o.y) / 2));
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

    // The facts of a grid, as its tooltip has them.
    function show(path) {
      values.textContent = '';
      by('facts').querySelector('.hint').hidden = !!path;
      if (!path) return;
      const lines = path.querySelector('title').textContent.split('\n');
      const head = document.createElement('h3'), list = document.createElement('dl');
      head.textContent = lines.shift();
      for (const line of lines) {
        const cut = line.indexOf(': ');
        for (const [tag, text] of [['dt', line.slice(0, cut)], ['dd', line.slice(cut + 2)]]) {
          const item = document.createElement(tag);
          item.textContent = text;
          list.append(item);
        }
      }
      values.append(head, list);
    }
    function hold(path) {
      held = path;
      pick.setAttribute('d', path ? path.getAttribute('d') : '');
      show(path);
      for (const row of rows) row.classList.remove('on');
      if (!path) return;
      const place = places.get(path);
      const row = rows.filter(r => r.dataset.from <= place && place < r.dataset.to).pop();
      if (row) row.classList.add('on');
    }
    const gridOf = e => e.target.closest ? e.target.closest('#grids path') : null;
    map.addEventListener('pointerover', e => { if (!held) show(gridOf(e)); });
    map.addEventListener('click', e => { if (!moved) hold(gridOf(e)); });

    for (const input of document.querySelectorAll('input[name=by]')) {
      const set = () => {
        if (!input.checked) return;
        map.setAttribute('class', 'by-' + input.value);
        report.className = 'show-' + input.value;
      };
      input.addEventListener('change', set);
      set();
    }

    // The table: sorting keeps villages under their township while all levels are shown.
    const body = document.querySelector('#units tbody'), rows = Array.from(body.rows);
    const depth = { county: 0, township: 1, village: 2 };
    const level = by('level'), find = by('find');
    let column = 0, down = false;
    const number = (row, i) => {
      const value = parseFloat(row.cells[i].textContent.replace(/,/g, ''));
      return Number.isNaN(value) ? -Infinity : value;
    };
    const compare = (a, b) => {
      let order = 0;
      if (column) {
        const x = number(a, column), y = number(b, column);
        order = x < y ? -1 : x > y ? 1 : 0;
      }
      order = order || a.dataset.from - b.dataset.from || rows.indexOf(a) - rows.indexOf(b);
      return down ? -order : order;
    };
    function arranged() {
      if (level.value) return rows.slice().sort(compare);
      const top = [], stack = [];
      for (const row of rows) {
        const entry = { row, below: [] };
        while (stack.length && depth[stack[stack.length - 1].row.className.split(' ')[0]] >=
          depth[row.className.split(' ')[0]]) stack.pop();
        (stack.length ? stack[stack.length - 1].below : top).push(entry);
        stack.push(entry);
      }
      const out = [];
      const walk = list => {
        for (const entry of list.sort((a, b) => compare(a.row, b.row))) { out.push(entry.row); walk(entry.below); }
      };
      walk(top);
      return out;
    }
    function filter() {
      const wanted = find.value.trim().toLowerCase();
      let count = 0;
      for (const row of rows) {
        const ok = (!level.value || row.classList.contains(level.value)) &&
          row.cells[0].textContent.toLowerCase().includes(wanted);
        row.hidden = !ok;
        if (ok) count += 1;
      }
      by('rows').textContent = count;
    }
    const heads = Array.from(document.querySelectorAll('#units thead th'));
    heads.forEach((head, i) => {
      head.querySelector('button').onclick = () => {
        down = column === i ? !down : i > 0;
        column = i;
        heads.forEach(h => h.removeAttribute('aria-sort'));
        head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        body.append(...arranged());
      };
    });
    level.addEventListener('change', () => { body.append(...arranged()); filter(); });
    find.addEventListener('input', filter);
    body.addEventListener('click', e => {
      const row = e.target.closest('tr');
      if (!row) return;
      const chosen = paths.slice(row.dataset.from, row.dataset.to);
      let x0 = Infinity, y0 = Infinity, x1 = -Infinity, y1 = -Infinity;
      for (const path of chosen) {
        const box = path.getBBox();
        x0 = Math.min(x0, box.x); y0 = Math.min(y0, box.y);
        x1 = Math.max(x1, box.x + box.width); y1 = Math.max(y1, box.y + box.height);
      }
      hold(null);
      pick.setAttribute('d', chosen.map(p => p.getAttribute('d')).join(''));
      row.classList.add('on');
      const k = Math.max((x1 - x0) / base[2], (y1 - y0) / base[3], 1 / 80) * 1.3;
      view = [(x0 + x1 - base[2] * k) / 2, (y0 + y1 - base[3] * k) / 2, base[2] * k, base[3] * k];
      changed();
      map.scrollIntoView({ block: 'nearest' });
    });

    // On paper the whole map is shown, as it stands without script.
    addEventListener('beforeprint', () => {
      map.setAttribute('viewBox', base.join(' '));
      dress(unit, base[0], base[1], base[2], base[3]);
    });
    addEventListener('afterprint', update);
    addEventListener('resize', changed);
    update();
    })();

    """#
}
