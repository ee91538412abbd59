"""pip as far as it is true here: it lists what there is, and installs what the machine knows how to get."""

import importlib.metadata
import sys

import machine


def main(words):
    command, *names = [word for word in words if not word.startswith("-")] or [""]
    if "--version" in words or "-V" in words:
        print(f"pip 25.1.1 from /usr/lib/python3/dist-packages/pip (python {sys.version_info[0]}.{sys.version_info[1]})")
        return 0
    if command in ("list", "freeze"):
        return _list(command)
    if command == "show":
        return _show(names)
    if command == "install":
        return _install(names)
    if command in ("", "help"):
        print("\nUsage:   \n  pip <command> [options]\n\nCommands:\n  install\n  list\n  show\n  freeze\n")
        return 0
    if command in ("uninstall", "download", "search"):
        sys.stderr.write(f"ERROR: {machine.sentences['pip']}\n")
        return 1
    sys.stderr.write(f'ERROR: unknown command "{command}"\n')
    return 1


def _installed():
    found = {}
    for distribution in importlib.metadata.distributions(path=["/usr/lib/python3/dist-packages"]):
        found[distribution.metadata["Name"]] = distribution
    return dict(sorted(found.items(), key=lambda item: item[0].lower()))


def _list(command):
    rows = [(name, distribution.version) for name, distribution in _installed().items()]
    if command == "freeze":
        for name, version in rows:
            print(f"{name}=={version}")
    elif rows:
        rows = [("Package", "Version"), *rows]
        widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
        rows.insert(1, ("-" * widths[0], "-" * widths[1]))
        for name, version in rows:
            print(f"{name:{widths[0]}} {version}")
    return 0


def _show(names):
    installed = _installed()
    for name in names:
        distribution = installed.get(name)
        if distribution is None:
            sys.stderr.write(f"WARNING: Package(s) not found: {name}\n")
            return 1
        print(f"Name: {name}\nVersion: {distribution.version}\nLocation: /usr/lib/python3/dist-packages")
    return 0


def _install(names):
    if not names:
        sys.stderr.write("ERROR: You must give at least one requirement to install (see \"pip help install\")\n")
        return 1
    known = set(machine.absent_packages.values())
    installed = {name.lower().replace("_", "-") for name in _installed()}
    for asked in names:
        name = asked.split("==")[0].split(">")[0].split("<")[0].lower().replace("_", "-")
        if name in installed:
            print(f"Requirement already satisfied: {asked} in /usr/lib/python3/dist-packages")
        elif name not in known:
            sys.stderr.write(f"ERROR: {machine.sentences['pip']}\n")
            return 1
        elif machine.fetch_package(name):
            print(f"Successfully installed {name}")
        else:
            sys.stderr.write(f"ERROR: {machine.sentences['package'].replace('{{package}}', name)}\n")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
