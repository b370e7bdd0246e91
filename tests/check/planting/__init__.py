"""Faults planted in a clean plan, by the code of the rule that is to find them."""

from importlib import import_module
from pathlib import Path

from planting.planters import PLANTERS, Planted

for _module in sorted(Path(__file__).parent.glob("plant_*.py")):
    import_module(f"planting.{_module.stem}")

__all__ = ["PLANTERS", "Planted"]
