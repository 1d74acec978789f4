"""Presets of comfort: how pictures and sound are first met where a policy or a severity is concerned."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reviewer_app.domain.policy import Policy

NEVER_EXPORT = "never_export"


@dataclass(frozen=True, slots=True)
class Preset:
    """The least there is: `blur` and `detail` from 0 to 3, grey, no sound; `thumbnails`: if small pictures show."""

    blur: int = 0
    grey: bool = False
    detail: int = 0
    mute: bool = False
    thumbnails: bool = True

    def with_(self, other: "Preset") -> "Preset":
        """The stronger of two in each respect."""
        return Preset(
            max(self.blur, other.blur),
            self.grey or other.grey,
            max(self.detail, other.detail),
            self.mute or other.mute,
            self.thumbnails and other.thumbnails,
        )


@dataclass(frozen=True, slots=True)
class Presets:
    """Presets by what they are for: `never_export`, a severity, or the id of a policy."""

    by_name: Mapping[str, Preset]

    def of(self, policy: Policy | None, severity: str | None = None) -> Preset:
        """What a policy and a severity (None: the policy's own) ask for together; empty where nothing does."""
        found = Preset()
        names = [severity or (policy.severity if policy else "")]
        if policy is not None:
            names += [policy.id, *((NEVER_EXPORT,) if policy.never_export else ())]
        for name in names:
            found = found.with_(self.by_name.get(name, Preset()))
        return found

    def strongest(self, kinds: Iterable[tuple[Policy | None, str | None]]) -> Preset:
        """What several policies with their severities ask for together, as `of` has each; empty for none."""
        found = Preset()
        for policy, severity in kinds:
            found = found.with_(self.of(policy, severity))
        return found
