/// How far it is round all households of a grid.
public enum WorkerRound {
  /// Length of the shortest round over *n* points at random on an area *A*, over √(*n*·*A*), as *n* grows.
  ///
  /// Source: J. Beardwood, J. H. Halton and J. M. Hammersley, "The shortest path through many points", 1959; the
  /// value is from D. L. Applegate, R. E. Bixby, V. Chvátal and W. J. Cook, "The Traveling Salesman Problem",
  /// 2006.
  static let constant = 0.7124

  /// 0.7124·√(stops·area). Shared among several workers the rounds add up to the same: each has a part of the
  /// stops on the same part of the area.
  ///
  /// - Parameter stops: households to visit.
  public static func length(stops: Int, area: Area) -> Length {
    .metres(constant * (Double(max(stops, 0)) * max(area.squareMetres, 0)).squareRoot())
  }
}
