"""What stands in the fields of a form, as plain values that can be kept and put back."""

from typing import Any, Protocol, runtime_checkable

from textual.dom import DOMNode
from textual.widget import Widget
from textual.widgets import Checkbox, Input, Select, TextArea


@runtime_checkable
class Kept(Protocol):
    """A widget of our own with something to keep; ``is_typed`` says whether that is work worth a draft by itself."""

    is_typed: bool

    def kept(self) -> Any:
        """What stands in it, as JSON can say it."""
        ...

    def put_back(self, value: Any) -> None:
        """Takes what ``kept`` gave."""
        ...


def entered(form: DOMNode) -> dict[str, Any]:
    """What stands in every field, by the field's id."""
    return {str(field.id): _value(field) for field in _fields(form)}


def has_typed(form: DOMNode, before: dict[str, Any]) -> bool:
    """Whether something was typed or marked since; a choice from a list alone can be made again at once."""
    now = entered(form)
    return any(_is_typed(field) and now[str(field.id)] != before.get(str(field.id)) for field in _fields(form))


def put_back(form: DOMNode, values: dict[str, Any], only_where: dict[str, Any] | None = None) -> None:
    """Puts values into the fields that are there; with ``only_where`` only where that still stands."""
    now = entered(form)
    # Choices first: what a form fills in from a choice must not replace what was typed.
    for field in sorted(_fields(form), key=_is_typed):
        name = str(field.id)
        if name in values and (only_where is None or now[name] == only_where.get(name)):
            _take(field, values[name])


def _fields(form: DOMNode) -> list[Widget]:
    stock = (Input, TextArea, Select, Checkbox)
    return [node for node in form.query(Widget) if node.id and isinstance(node, (*stock, Kept)) and not node.disabled]


def _is_typed(field: Widget) -> bool:
    return field.is_typed if isinstance(field, Kept) else isinstance(field, Input | TextArea)


def _value(field: Widget) -> Any:
    match field:
        case Kept():
            return field.kept()
        case TextArea():
            return field.text
        case Select():
            return str(field.value)
        case Input() | Checkbox():
            return field.value
    raise TypeError(field)


def _take(field: Widget, value: Any) -> None:
    match field:
        case Kept():
            field.put_back(value)
        case TextArea():
            field.text = str(value)
        case Input():
            field.value = str(value)
        case Checkbox():
            field.value = bool(value)
        case Select():
            chosen = [each for _, each in field._options if str(each) == value]
            with field.prevent(Select.Changed):
                field.value = chosen[0] if chosen else field.value
