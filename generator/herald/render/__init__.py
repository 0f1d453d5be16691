"""Engines, each behind one door: templates, prose, typesetting, charts, mail, language."""
