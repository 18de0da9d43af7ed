"""Two ways of doing the same, in turn and by small lots: whatever else the machine does weighs on both alike."""

from statistics import quantiles


def alterner(tours, mesurer, notre, autre):
    """What `mesurer` measures, of the other way over ours: for each measure, its ratios, one a turn."""
    return zip(*(_tour(mesurer, notre, autre, rang) for rang in range(tours)), strict=True)


def _tour(mesurer, notre, autre, rang):
    """Whoever comes first is the other one the next time."""
    mesures = {facon: mesurer(facon) for facon in (notre, autre)[:: (-1) ** rang]}
    return [la / ici for la, ici in zip(mesures[autre], mesures[notre], strict=True)]


def dire(rapports):
    bas, milieu, haut = quantiles(rapports, n=4, method="inclusive")
    return f"{milieu:.2f} (la moitié des tours entre {bas:.2f} et {haut:.2f})"
