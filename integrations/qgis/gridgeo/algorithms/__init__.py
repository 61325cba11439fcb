"""The algorithms, one a file."""

from .assign import AssignAlgorithm
from .check import CheckAlgorithm
from .disputes import DisputesAlgorithm
from .partition import PartitionAlgorithm
from .repartition import RepartitionAlgorithm
from .settle import SettleAlgorithm
from .staff import StaffAlgorithm
from .style import StyleAlgorithm
from .units import UnitsAlgorithm

ALGORITHMS = (
    CheckAlgorithm,
    PartitionAlgorithm,
    UnitsAlgorithm,
    RepartitionAlgorithm,
    StaffAlgorithm,
    AssignAlgorithm,
    DisputesAlgorithm,
    SettleAlgorithm,
    StyleAlgorithm,
)
