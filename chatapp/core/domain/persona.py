"""Personas: instructions, model and options under a name, to be chosen for a conversation."""

from __future__ import annotations

from dataclasses import dataclass, field

from chatapp.core.domain.generation_options import GenerationOptions

ICONS = ("👤", "🎓", "✍️", "🧑‍💻", "🔬", "⚖️", "🌍", "🎨", "📊", "🩺", "🍳", "💡")
"""Pictures that a persona can have."""


@dataclass(frozen=True, slots=True)
class Persona:
    """A persona. What is empty in it is left to the settings that hold everywhere."""

    id: str
    name: str
    icon: str = ICONS[0]
    instructions: str = ""
    server_id: str = ""
    model: str = ""
    options: GenerationOptions = field(default_factory=GenerationOptions)
