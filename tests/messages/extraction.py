"""Reads from the source of the checks every text that can become a finding's `wanted`, `found` or `advice`.

It runs the checks on paper: each value is the set of texts that it can be, with a HOLE for what only a measurement knows.
Both sides of every `if` are taken, calls are followed into the checks' own functions, loops are run once.
"""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

HOLE = "\0"
FIELDS = ("wanted", "found", "advice")
ATOMS = {
    "clock",
    "stretch",
    "stretches",
    "moments",
    "joined",
    "spans",
    "_some",
    "_listed",
    "_shortened",
    "shown",
    "tracks",
}
"""Functions whose text is a value (times, the first few of a list), not a sentence."""

LOOKED_UP = {"number", "text", "limit", "declared", "_count"}
"""Functions that are told the name of a fact and answer what was measured."""

_MOST = 3
"""Alternatives of a value inside a sentence that make as many sentences; with more, each is a part of its own."""

_DEEPEST = 9


@dataclass(frozen=True)
class Text:
    """A text that is one of these; HOLE stands for what is not known."""

    ways: frozenset[str]


@dataclass(frozen=True)
class Many:
    """A list or another row of things, each of which is one of these."""

    each: Value


@dataclass(frozen=True)
class Several:
    """A tuple whose members are known by their place."""

    members: tuple[Value, ...]


@dataclass(frozen=True)
class Table:
    """A dict."""

    keys: Value
    values: Value


@dataclass(frozen=True)
class Judge:
    """`asked.met`, `asked.missed` …"""

    ways: frozenset[str]


@dataclass(frozen=True)
class Function:
    """One of our own functions, where it stands, and what it can see from there."""

    module: Module
    node: ast.FunctionDef
    around: tuple[tuple[str, Value], ...] = ()
    owned: bool = False  # a method, called on its object


@dataclass(frozen=True)
class Room:
    """An imported module."""

    module: Module


Value = Text | Many | Several | Table | Judge | Function | Room
UNKNOWN = Text(frozenset({HOLE}))

ARGUMENTS = {
    "met": ("subject", "wanted", "found"),
    "missed": ("subject", "wanted", "found", "advice", "mark", "at"),
    "noted": ("subject", "wanted", "found", "advice", "mark", "at"),
    "judged": ("good", "subject", "wanted", "found", "advice", "at"),
    "Finding": ("check", "subject", "outcome", "wanted", "found", "source", "advice", "mark", "at"),
    "Problem": ("check", "subject", "wanted", "found", "advice", "refuses"),
}


@dataclass(frozen=True, order=True)
class Found:
    """One text: the check that can say it ("" where any can), as what (`part`: inside another), and where it stands."""

    check: str
    field: str
    text: str
    where: str = field(compare=False, default="")


@dataclass(eq=False)
class Module:
    """One source file."""

    path: Path
    house: Mapping[str, Module]
    tree: ast.Module = field(init=False)
    globals: dict[str, Value] = field(default_factory=dict)
    constants: dict[str, ast.expr] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.tree = ast.parse(self.path.read_text("utf-8"))
        for node in self.tree.body:
            if isinstance(node, ast.FunctionDef):
                self.globals[node.name] = Function(self, node)
            elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                self.constants[node.targets[0].id] = node.value
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
                self.constants[node.target.id] = node.value

    @property
    def methods(self) -> dict[str, ast.FunctionDef]:
        classes = [node for node in self.tree.body if isinstance(node, ast.ClassDef)]
        return {inner.name: inner for node in classes for inner in node.body if isinstance(inner, ast.FunctionDef)}

    def functions(self) -> Iterator[ast.FunctionDef]:
        """Also those inside classes."""
        for node in self.tree.body:
            if isinstance(node, ast.FunctionDef):
                yield node
            elif isinstance(node, ast.ClassDef):
                yield from (inner for inner in node.body if isinstance(inner, ast.FunctionDef))


def house(folder: Path) -> dict[str, Module]:
    """Name → module of every source file of a room."""
    found: dict[str, Module] = {}
    for path in sorted(folder.glob("*.py")):
        found[path.stem] = Module(path, found)
    return found


def checks(folder: Path) -> list[Found]:
    """All texts of all checks in a room, and those of findings that are made without a check; sorted, each once."""
    modules, found = house(folder), set()
    for module in modules.values():
        for node in module.functions():
            found |= _of_function(Function(module, node))
    return sorted(found)


def everything(folder: Path) -> list[Found]:
    """All texts of the problems that any function of a room can make, whoever calls it; sorted, each once."""
    found: set[Found] = set()
    for module in house(folder).values():
        for node in module.functions():
            Run("", found).call(Function(module, node), [], {})
    return sorted(found)


def literals(folder: Path) -> set[str]:
    """Every text that stands in the source of a room, with holes."""
    found = set()
    for module in house(folder).values():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.JoinedStr):
                pieces = [p.value if isinstance(p, ast.Constant) else HOLE for p in node.values]
                found.add(plain("".join(map(str, pieces))))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    return found


def names(folder: Path) -> set[str]:
    """The names of all checks in a room."""
    return {one.check for one in checks(folder)} - {""}


def _of_function(function: Function) -> set[Found]:
    """What a check says; or a factory's checks; or whoever writes `Finding(…)` itself."""
    run = Run("")
    direct = [n for n in ast.walk(function.node) if isinstance(n, ast.Call) and _called(n) in {"Finding", "Problem"}]
    inner = [n for n in ast.walk(function.node) if isinstance(n, ast.FunctionDef) and n is not function.node]
    if (name := _check_name(function, run)) is not None:
        Run(name, run.found).call(function, [], {})
    elif direct or any(n.decorator_list for n in inner):
        for arguments in _factory_calls(function) or [[]]:
            run.call(function, arguments, {})
    return run.found


def _called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else ""


def _check_name(function: Function, run: Run) -> str | None:
    for decorator in function.node.decorator_list:
        if isinstance(decorator, ast.Call) and _called(decorator) == "check":
            found = run.value(decorator.args[0], Scope(function.module, dict(function.around)))
            return next(iter(found.ways)) if isinstance(found, Text) else None
    return None


def _factory_calls(function: Function) -> list[list[Value]]:
    """The arguments of each `name = factory(…)` in the module."""
    calls = [n for n in function.module.constants.values() if isinstance(n, ast.Call)]
    scope = Scope(function.module, {})
    return [[Run("").value(a, scope) for a in c.args] for c in calls if _called(c) == function.node.name]


@dataclass
class Scope:
    """The names that an expression can see."""

    module: Module
    names: dict[str, Value]

    def get(self, name: str, run: Run) -> Value:
        if name in self.names:
            return self.names[name]
        module = self.module
        if name not in module.globals:
            module.globals[name] = UNKNOWN  # while it is looked up
            module.globals[name] = _imported(module, name) or (
                run.value(module.constants[name], Scope(module, {})) if name in module.constants else UNKNOWN
            )
        return module.globals[name]


def _imported(module: Module, name: str) -> Value | None:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ImportFrom):
            for alias in node.names:
                if (alias.asname or alias.name) == name:
                    if alias.name in module.house and (node.module or "").count(".") < 2:
                        return Room(module.house[alias.name])
                    room = module.house.get((node.module or "").rpartition(".")[2])
                    return Scope(room, {}).get(alias.name, Run("")) if room else None
    return None


def union(values: Sequence[Value]) -> Value:
    """One of these; what does not go together is not known."""
    first = values[0]
    if all(isinstance(v, Text) for v in values):
        ways = frozenset().union(*(v.ways for v in values))  # type: ignore[union-attr]
        return Text(ways - {""} if HOLE in ways else ways)  # a hole may be empty
    if all(isinstance(v, Judge) for v in values):
        return Judge(frozenset().union(*(v.ways for v in values)))  # type: ignore[union-attr]
    rows = [v for v in values if isinstance(v, Many | Several)]
    if isinstance(first, Several) and all(
        isinstance(v, Several) and len(v.members) == len(first.members) for v in values
    ):
        return Several(tuple(union(m) for m in zip(*(v.members for v in values), strict=True)))  # type: ignore[union-attr]
    if rows:
        return Many(union([each(v) for v in rows]))
    return next((v for v in values if v != UNKNOWN), UNKNOWN)


def each(value: Value) -> Value:
    """One of the members."""
    if isinstance(value, Many):
        return value.each
    if isinstance(value, Several):
        return union(value.members) if value.members else Text(frozenset())
    return value.keys if isinstance(value, Table) else UNKNOWN


def plain(text: str) -> str:
    """Holes beside each other are one."""
    while HOLE * 2 in text:
        text = text.replace(HOLE * 2, HOLE)
    return text


def wordy(text: str) -> bool:
    """Has it letters to translate?"""
    return any(letter.isalpha() for letter in text)


@dataclass
class Run:
    """One check being read."""

    check: str
    found: set[Found] = field(default_factory=set)
    depth: int = 0
    yielded: list[Value] = field(default_factory=list)

    # --- statements

    def call(self, function: Function, arguments: Sequence[Value], named: Mapping[str, Value]) -> Value:
        """What the function returns; what it says on the way is kept."""
        if self.depth > _DEEPEST:
            return UNKNOWN
        self.depth += 1
        spec = function.node.args
        names = [a.arg for a in (*spec.posonlyargs, *spec.args, *spec.kwonlyargs)]
        scope = Scope(function.module, {**dict(function.around), **dict.fromkeys(names, UNKNOWN)})
        for place, default in zip(reversed(spec.posonlyargs + spec.args), reversed(spec.defaults), strict=False):
            scope.names[place.arg] = self.value(default, scope)
        scope.names |= dict(zip(names, arguments, strict=False)) | dict(named)
        answers: list[Value] = []
        yielded, self.yielded = self.yielded, []
        self.block(function.node.body, scope, answers)
        yielded, self.yielded = self.yielded, yielded
        self.depth -= 1
        if yielded:
            return Many(union(yielded))
        return union(answers) if answers else UNKNOWN

    def block(self, body: Sequence[ast.stmt], scope: Scope, answers: list[Value]) -> bool:
        """Runs the statements; true when none after them is reached."""
        return any(self.statement(node, scope, answers) for node in body)

    def statement(self, node: ast.stmt, scope: Scope, answers: list[Value]) -> bool:
        match node:
            case ast.Return():
                answers.append(self.value(node.value, scope) if node.value else UNKNOWN)
                return True
            case ast.Continue() | ast.Break() | ast.Raise():
                return True
            case ast.Assign():
                for target in node.targets:
                    bind(target, self.value(node.value, scope), scope)
            case ast.AnnAssign() if node.value:
                bind(node.target, self.value(node.value, scope), scope)
            case ast.AugAssign() if isinstance(node.target, ast.Name):
                before, more = scope.get(node.target.id, self), self.value(node.value, scope)
                texts = isinstance(before, Text) and isinstance(more, Text)
                scope.names[node.target.id] = self.joined([before, more]) if texts else union([before, more])
            case ast.Expr():
                self.value(node.value, scope)
            case ast.If():
                self.value(node.test, scope)
                return self.branches([node.body, node.orelse], scope, answers)
            case ast.For():
                bind(node.target, each(self.value(node.iter, scope)), scope)
                self.branches([node.body, []], scope, answers)
            case ast.With() | ast.While():
                return self.block(node.body, scope, answers) and isinstance(node, ast.With)
            case ast.Try():
                self.branches([node.body + node.orelse, *(h.body for h in node.handlers)], scope, answers)
            case ast.FunctionDef():
                self.inner(node, scope)
        return False

    def inner(self, node: ast.FunctionDef, scope: Scope) -> None:
        function = Function(scope.module, node, tuple(scope.names.items()))
        scope.names[node.name] = function
        if (name := _check_name(function, self)) is not None:
            Run(name, self.found, self.depth).call(function, [], {})

    def branches(self, bodies: Sequence[Sequence[ast.stmt]], scope: Scope, answers: list[Value]) -> bool:
        after = []
        for body in bodies:
            own = Scope(scope.module, dict(scope.names))
            if not self.block(body, own, answers):
                after.append(own.names)
        for name in {n for names in after for n in names}:
            scope.names[name] = union([names[name] for names in after if name in names])
        return not after

    # --- expressions

    def value(self, node: ast.expr, scope: Scope) -> Value:
        match node:
            case ast.Constant(value=str(text)):
                return Text(frozenset({text}))
            case ast.JoinedStr():
                return self.joined([self.piece(part, scope) for part in node.values])
            case ast.Name():
                return scope.get(node.id, self)
            case ast.IfExp():
                return union([self.value(node.body, truthful(node.test, scope, self)), self.value(node.orelse, scope)])
            case ast.BoolOp():
                return union([self.value(one, scope) for one in node.values])
            case ast.NamedExpr():
                bind(node.target, found := self.value(node.value, scope), scope)
                return found
            case ast.Tuple():
                return Several(tuple(self.value(one, scope) for one in node.elts))
            case ast.List() | ast.Set():
                return Many(union([self.member(one, scope) for one in node.elts] or [Text(frozenset())]))
            case ast.Dict():
                keys = [self.value(k, scope) for k in node.keys if k]
                return Table(union(keys), union([self.value(v, scope) for v in node.values])) if keys else UNKNOWN
            case ast.ListComp() | ast.GeneratorExp() | ast.SetComp():
                own = Scope(scope.module, dict(scope.names))
                for loop in node.generators:
                    bind(loop.target, each(self.value(loop.iter, own)), own)
                return Many(self.value(node.elt, own))
            case ast.BinOp():
                return self.sum(node, scope)
            case ast.Subscript():
                return self.part(node, scope)
            case ast.Attribute():
                return self.attribute(node, scope)
            case ast.Call():
                return self.called(node, scope)
            case ast.Yield(value=ast.expr() as told):
                self.yielded.append(self.value(told, scope))
            case ast.YieldFrom():
                self.yielded.append(each(self.value(node.value, scope)))
            case ast.Starred():
                return self.value(node.value, scope)
        return UNKNOWN

    def member(self, node: ast.expr, scope: Scope) -> Value:
        return each(self.value(node.value, scope)) if isinstance(node, ast.Starred) else self.value(node, scope)

    def piece(self, node: ast.expr, scope: Scope) -> Value:
        """A part of an f-string; a share that is written as a percentage has its sign outside of the hole."""
        if not isinstance(node, ast.FormattedValue):
            return self.value(node, scope)
        if isinstance(node.format_spec, ast.JoinedStr):
            spec = "".join(p.value for p in node.format_spec.values if isinstance(p, ast.Constant))
            return Text(frozenset({HOLE + "%" * spec.endswith("%")}))
        return self.value(node.value, scope)

    def joined(self, pieces: Sequence[Value]) -> Value:
        ways = [(p.ways if isinstance(p, Text) else None) or frozenset({HOLE}) for p in pieces]
        ways = [w if len(w) <= _MOST else self.parts(w) for w in ways]
        return Text(frozenset(plain("".join(way)) for way in itertools.product(*ways)))

    def parts(self, ways: frozenset[str]) -> frozenset[str]:
        """Keeps each as a part, and answers a hole in its place."""
        for way in filter(wordy, ways):
            self.keep("part", way, "")
        return frozenset({HOLE})

    def sum(self, node: ast.BinOp, scope: Scope) -> Value:
        left, right = self.value(node.left, scope), self.value(node.right, scope)
        if isinstance(left, Many | Several):
            return union([left, right]) if isinstance(right, Many | Several) else left
        return self.joined([left, right]) if isinstance(node.op, ast.Add) else UNKNOWN

    def part(self, node: ast.Subscript, scope: Scope) -> Value:
        whole = self.value(node.value, scope)
        if isinstance(node.slice, ast.Slice):
            return whole
        if isinstance(whole, Table):
            return whole.values
        if isinstance(whole, Several) and isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, int):
            return whole.members[node.slice.value]
        return each(whole)

    def attribute(self, node: ast.Attribute, scope: Scope) -> Value:
        if isinstance(node.value, ast.Name) and node.value.id == "asked" and node.attr in ARGUMENTS:
            return Judge(frozenset({node.attr}))
        if isinstance(node.value, ast.Name) and node.value.id == "self" and node.attr in scope.module.methods:
            return Function(scope.module, scope.module.methods[node.attr], owned=True)
        owner = self.value(node.value, scope)
        if isinstance(owner, Room):
            return Scope(owner.module, {}).get(node.attr, self)
        return owner if isinstance(owner, Function) and node.attr == "judge" else UNKNOWN

    def called(self, node: ast.Call, scope: Scope) -> Value:
        name = node.func.attr if isinstance(node.func, ast.Attribute) else _called(node)
        if name in LOOKED_UP:
            return UNKNOWN
        arguments = [self.value(a, scope) for a in node.args]
        named = {k.arg: self.value(k.value, scope) for k in node.keywords if k.arg}
        if name in {"Finding", "Problem"}:
            return self.say(frozenset({name}), arguments, named, scope, node)
        if name in ATOMS:
            return UNKNOWN
        if isinstance(node.func, ast.Attribute) and (made := self.method(name, node.func, arguments, scope)):
            return made
        function = self.value(node.func, scope)
        if isinstance(function, Judge):
            return self.say(function.ways, arguments, named, scope, node)
        if isinstance(function, Function):
            return self.call(function, [UNKNOWN, *arguments] if function.owned else arguments, named)
        if name == "map" and len(arguments) == 2:
            return arguments[1]
        return arguments[0] if name in {"str", "list", "tuple", "sorted", "set"} and arguments else UNKNOWN

    def method(self, name: str, func: ast.Attribute, arguments: Sequence[Value], scope: Scope) -> Value | None:
        owner = self.value(func.value, scope)
        match owner, name:
            case Text(), "join":
                found = each(arguments[0])
                self.parts(found.ways if isinstance(found, Text) else frozenset())
                return UNKNOWN
            case Text(), "strip" | "rstrip" | "lstrip":
                return owner
            case Table(), "items":
                return Many(Several((owner.keys, owner.values)))
            case Table(), "get":
                return union([owner.values, *arguments[1:]])
            case Table(), "values":
                return Many(owner.values)
            case Many(), "append" | "extend" if isinstance(func.value, ast.Name):
                more = arguments[0] if name == "append" else each(arguments[0])
                scope.names[func.value.id] = Many(union([owner.each, more]))
        return None

    def say(
        self, ways: frozenset[str], arguments: Sequence[Value], named: Mapping[str, Value], scope: Scope, node: ast.Call
    ) -> Value:
        where = f"{scope.module.path.name}:{node.lineno}"
        for way in sorted(ways):
            given = dict(zip(ARGUMENTS[way], arguments, strict=False)) | dict(named)
            check = given.get("check")
            known = isinstance(check, Text) and HOLE not in "".join(check.ways)
            names = sorted(check.ways) if known and isinstance(check, Text) else ["" if check else self.check]
            for name in names:
                for name_of_field in FIELDS:
                    said = given.get(name_of_field)
                    for text in said.ways if isinstance(said, Text) else ():
                        Run(name, self.found).keep(name_of_field, text, where)
        return UNKNOWN

    def keep(self, name_of_field: str, text: str, where: str) -> None:
        if text:
            self.found.add(Found(self.check, name_of_field, plain(text), where))


def truthful(test: ast.expr, scope: Scope, run: Run) -> Scope:
    """What is seen where the test holds: a text that was asked for is not empty."""
    if not isinstance(test, ast.Name) or not isinstance(found := scope.get(test.id, run), Text):
        return scope
    return Scope(scope.module, {**scope.names, test.id: Text(found.ways - {""})})


def bind(target: ast.expr, value: Value, scope: Scope) -> None:
    if isinstance(target, ast.Name):
        scope.names[target.id] = value
    elif isinstance(target, ast.Tuple | ast.List):
        for number, one in enumerate(target.elts):
            if isinstance(one, ast.Starred):
                bind(one.value, UNKNOWN, scope)
            elif isinstance(value, Several) and number < len(value.members):
                bind(one, value.members[number], scope)
            else:
                bind(one, each(value) if isinstance(value, Many) else UNKNOWN, scope)
