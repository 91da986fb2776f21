"""The list of parts of a version for programs that look for known faults: CycloneDX 1.6, JSON."""

import uuid
from datetime import datetime

from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from release.parts import Found

_SPACE = uuid.UUID("0d3c1a5e-7e0f-4a53-9d0e-6a3d7a1c8f42")


def written(parts: tuple[Found, ...], program: str, made: datetime) -> str:
    """The text for these parts of the package with that name. The same parts at the same time give the same text."""
    components = [_component(one) for one in parts]
    own = next(each for each, one in zip(components, parts, strict=True) if one.part.origin == "program")
    bom = Bom(
        components=[each for each in components if each is not own],
        serial_number=uuid.uuid5(_SPACE, f"{program} {made.isoformat()}"),
        metadata=BomMetaData(component=own, timestamp=made),
    )
    bom.register_dependency(own, [each for each in components if each is not own])
    return JsonV1Dot6(bom).output_as_string(indent=1) + "\n"


def _component(one: Found) -> Component:
    address = _address(one)
    return Component(
        name=one.part.name,
        version=one.version or None,
        type=ComponentType.APPLICATION if one.part.origin == "program" else ComponentType.LIBRARY,
        bom_ref=str(address) if address is not None else one.part.name,
        purl=address,
        licenses=[LicenseExpression(one.part.licence)],
    )


def _address(one: Found) -> PackageURL | None:
    """Under which others know the part; none for what is of no package."""
    kind, _, name = one.part.origin.partition(":")
    if kind == "wheel":
        return PackageURL("pypi", None, name, one.version)
    if kind == "debian":
        return PackageURL("deb", "debian", name, one.version, {"distro": "bookworm"})
    return PackageURL("generic", None, "python", one.version) if kind == "python" else None
