"""Tool tips: Qt reads markup in them, so none holds a text that is neither a sentence of ours nor made plain."""

import ast

from tests.architecture.source import python_files, shown, syntax_tree

SETTERS = {"setToolTip", "setWhatsThis"}
ROLES = {"ToolTipRole", "WhatsThisRole"}
GIVERS = {"setData", "setItemData", "setHeaderData"}


def test_every_tool_tip_is_a_sentence_of_ours_or_made_plain() -> None:
    doubtful = {
        f"{shown(path)}:{given.lineno}: {ast.unparse(given)}"
        for path in python_files("ui")
        for given in given_tips(syntax_tree(path))
        if not is_safe(given)
    }
    assert not doubtful, "Tool tips that could be read as markup; see ui/kit/tool_tip.py:\n" + "\n".join(sorted(doubtful))


def test_a_role_of_tool_tips_is_only_used_where_this_test_looks() -> None:
    strange = {shown(path) for path in python_files("ui") if count_roles(syntax_tree(path)) != len(looked_at(syntax_tree(path)))}
    assert not strange, "ToolTipRole in a way that tests/architecture/test_tool_tips.py cannot judge"


def test_the_test_sees_what_is_doubtful() -> None:
    doubtful = """
item.setToolTip(heading.text)
item.setToolTip(f"<p>{name}</p>")
item.setData(name, Qt.ItemDataRole.ToolTipRole)
item.setData(Qt.ItemDataRole.ToolTipRole, name)
tips = {Qt.ItemDataRole.ToolTipRole: name}
def data(role):
    if role == Qt.ItemDataRole.ToolTipRole:
        return name
    match role:
        case Qt.ItemDataRole.ToolTipRole:
            return name if name else None
"""
    fine = doubtful.replace("heading.text", "plain_tip(heading.text)").replace('f"<p>{name}</p>"', 'self.tr("Tên")')
    fine = fine.replace("return name if name", "return plain_tip(name) if name").replace(
        "return name\n", "return plain_tip(name)\n"
    )
    fine = (
        fine.replace("setData(name,", "setData('Tên',")
        .replace("Role, name)", "Role, plain_tip(name))")
        .replace(": name}", ": None}")
    )
    assert [is_safe(given) for given in given_tips(ast.parse(doubtful))] == [False] * 7
    assert [is_safe(given) for given in given_tips(ast.parse(fine))] == [True] * 7


def given_tips(tree: ast.Module) -> list[ast.expr]:
    """Return every expression that becomes a tool tip."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and called(node) in SETTERS]
    return [node.args[0] for node in calls] + [given for given in looked_at(tree) if given is not None]


def looked_at(tree: ast.Module) -> list[ast.expr | None]:
    """Return what stands for a tool tip wherever its role is named; None where it is only asked for, as in a call of data."""
    found: list[ast.expr | None] = []
    for node in ast.walk(tree):
        match node:
            case ast.Call() if called(node) in GIVERS and any(is_role(one) for one in node.args):
                found.append(next(one for one in reversed(node.args) if not is_role(one)))
            case ast.Call() if called(node) == "data" and any(is_role(one) for one in node.args):
                found.append(None)
            case ast.Dict():
                pairs = zip(node.keys, node.values, strict=True)
                found.extend(value for key, value in pairs if key is not None and is_role(key))
            case ast.If(test=ast.Compare(comparators=[role])) if is_role(role):
                found.append(returned(node.body))
            case ast.match_case(pattern=ast.MatchValue(value=role)) if is_role(role):
                found.append(returned(node.body))
            case _:
                pass
    return found


def returned(body: list[ast.stmt]) -> ast.expr:
    """Return what the last line of a branch gives back."""
    last = body[-1]
    assert isinstance(last, ast.Return)
    assert last.value is not None
    return last.value


def count_roles(tree: ast.Module) -> int:
    return sum(is_role(node) for node in ast.walk(tree) if isinstance(node, ast.expr))


def is_role(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and node.attr in ROLES


def is_safe(given: ast.expr) -> bool:
    """Whether an expression can only be a sentence of ours, nothing, or a text made plain."""
    match given:
        case ast.Constant():
            return True
        case ast.Name(id=name):
            return name.isupper()  # a constant of the module
        case ast.IfExp(body=one, orelse=other):
            return is_safe(one) and is_safe(other)
        case ast.BoolOp(values=values):
            return all(is_safe(one) for one in values)
        case ast.Call():
            return called(given) == "plain_tip" or (called(given) == "tr" and all(is_safe(one) for one in given.args))
        case _:
            return False


def called(call: ast.Call) -> str:
    """Return the last name of what is called."""
    return call.func.attr if isinstance(call.func, ast.Attribute) else call.func.id if isinstance(call.func, ast.Name) else ""
