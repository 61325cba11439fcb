/// The edges of a tile, equal ones merged: each with the chain of labels that it has. In an order that does not
/// depend on the one they came in.
struct SegmentChains: ~Copyable {
  let count: Int
  let ends: ScratchBuffer<(LatticePoint, LatticePoint)>
  /// Labels of edge `s`: `labels[starts[s] ..< starts[s + 1]]`, ascending.
  let starts: ScratchBuffer<Int32>
  let labels: [Int32]

  init(_ segments: ArraySlice<OutlineSegment>, cells: LatticeCells) {
    let n = segments.count
    let fill = ScratchBuffer<Int32>(repeating: 0, count: cells.count + 2)
    for segment in segments { fill[cells.nearestCell(to: segment.a) + 2] += 1 }
    for c in 2..<fill.count { fill[c] += fill[c - 1] }
    let empty = OutlineSegment(a: LatticePoint(x: 0, y: 0), b: LatticePoint(x: 0, y: 0), label: 0)
    var sorted = [OutlineSegment](repeating: empty, count: n)
    let ends = ScratchBuffer(repeating: (empty.a, empty.b), count: n)
    let starts = ScratchBuffer<Int32>(repeating: 0, count: n + 1)
    var labels: [Int32] = []
    labels.reserveCapacity(n)
    var count = 0
    sorted.withUnsafeMutableBufferPointer { sorted in
      for segment in segments {
        let cell = cells.nearestCell(to: segment.a) + 1
        sorted[Int(fill[cell])] = segment
        fill[cell] += 1
      }
      for c in 0..<cells.count {
        sortSmall(UnsafeMutableBufferPointer(rebasing: sorted[Int(fill[c])..<Int(fill[c + 1])])) {
          SegmentChains.precedes($0, $1)
        }
      }
      for i in 0..<n {
        let segment = sorted[i]
        if i == 0 || sorted[i - 1].a != segment.a || sorted[i - 1].b != segment.b {
          ends[count] = (segment.a, segment.b)
          starts[count] = Int32(labels.count)
          count += 1
        }
        labels.append(segment.label)
      }
    }
    starts[count] = Int32(labels.count)
    self.count = count
    self.ends = ends
    self.starts = starts
    self.labels = labels
  }

  @inline(__always)
  private static func precedes(_ s: OutlineSegment, _ t: OutlineSegment) -> Bool {
    if s.a != t.a { return LatticePoint.precedes(s.a, t.a) }
    if s.b != t.b { return LatticePoint.precedes(s.b, t.b) }
    return s.label < t.label
  }
}

/// Sorts in place: by insertion while there are few.
@inline(__always)
func sortSmall<Element>(
  _ elements: UnsafeMutableBufferPointer<Element>, by precedes: (Element, Element) -> Bool
) {
  var elements = elements
  guard elements.count <= 24 else { return elements.sort(by: precedes) }
  var i = 1
  while i < elements.count {
    let element = elements[i]
    var j = i
    while j > 0, precedes(element, elements[j - 1]) {
      elements[j] = elements[j - 1]
      j -= 1
    }
    elements[j] = element
    i += 1
  }
}
