/// How long to search.
public enum SearchEffort: String, Sendable, Hashable, CaseIterable { case low, normal, high }
