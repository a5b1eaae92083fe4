"""The way to servers as the person set it: proxy, certificates, the longest silence."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Network:
    """The way to servers. What is empty is left to the system."""

    proxy: str = ""
    """The address of a proxy, as in ``http://proxy.example:3128``."""
    system_proxy: bool = True
    """The proxies of the environment and of the system are used where there is no other."""
    ca_file: str = ""
    """A file of certificates to trust besides the system's."""
    silence_limit: float = 300.0
    """Seconds without a word after which a reply is cut off."""

    @property
    def without_proxies(self) -> Network:
        """The same way, but through no proxy."""
        return replace(self, proxy="", system_proxy=False)


SYSTEMS_NETWORK = Network()
