"""A small office that has one of everything that must not get out.

What is private is said in words of twelve letters and more that stand nowhere else, so that it is
known wherever it turns up. The moment is noon of 20 November, half an hour before an embargo lifts.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image

from tests.conftest import write_office

if TYPE_CHECKING:
    from pathlib import Path

OFFICE = """
== content/pages/index.es.md ==
# Port Ellery
== content/news/2026/2026-11-18-library.md ==
---
title: The library opens
date: 2026-11-18
visibility: public
release_kind: release
images:
  - file: reading-room.jpg
    alt: A room with books
quotes:
  - who: Dana Osei
    text: At last.
    approved_by: renata-okafor-lindqvist
private:
  notes: Avoid mentioning Wintergreenstein.
---
It opens today.
== content/news/2026/2026-11-19-levy.md ==
---
title: Lighthousekeepers get a raise
date: 2026-11-19
visibility: public
release_kind: release
embargo: 2026-11-20 12:30
aliases: [/news/lighthousekeeping/]
images:
  - file: north-lamp.jpg
    alt: A lighthousekeeper
attachments:
  - file: lighthousekeeping.csv
    title: Their pensionability
    columns: [lamp, pensionability]
private:
  notes: Expect the Candlestickmakers.
---
The lamplightership is paid.
== content/news/2026/2026-11-19-levy.es.md ==
---
title: Aumento para guardafarolas
---
Las guardafarolas cobran.
== content/news/2026/lighthousekeeping.csv ==
lamp,pensionability
north,superannuation
== content/news/2027/2027-03-02-grievance.md ==
---
title: The stonemasonry grievance
date: 2027-03-02
release_kind: release
---
Of the quarrymasters.
== content/news/2026/2026-11-02-unmarked.md ==
---
title: The cartographership
date: 2026-11-02
release_kind: statement
---
Of the mapmakership.
== content/news/2026/2026-11-01-expired.md ==
---
title: The swimmingbathing season
date: 2026-11-01
visibility: public
release_kind: announcement
expires: 2026-11-15 09:00
---
Until the frostbittenness.
== content/newsletters/2026-11-20.md ==
---
title: Week of the library
date: 2026-11-20
visibility: public
subject: The library is open
preheader: And what comes next.
send_at: 2026-11-20 09:00
sections:
  - heading: News
    query: {kind: release, days: 30}
---
Good morning.
== schedules/events/2026/2026-12-03-hearing.md ==
---
title: Budget hearing
visibility: public
starts: 2026-12-03 18:00
ends: 2026-12-03 19:30
venue: undercroftshelter
subtype: forum
private:
  notes: Expect the Haberdasherists.
---
Come and speak.
== schedules/events/2027/2027-02-04-drill.md ==
---
title: The earthquakedrilling
starts: 2027-02-04 09:00
ends: 2027-02-04 10:00
place: Cellar
subtype: office_hours
mayors_role: drop_by
---
== schedules/events/2027/2027-02-04-sitting.md ==
---
title: The portraitpainting
starts: 2027-02-04 09:30
ends: 2027-02-04 11:00
place: Attic
subtype: office_hours
mayors_role: drop_by
---
== schedules/events/2027/2027-03-05-evacuation.md ==
---
title: The evacuationrehearsal
starts: 2027-03-05 09:00
ends: 2027-03-05 10:00
place: Belltower
subtype: press_conference
status: postponed
reason: For the floodgatekeeper.
---
== content/news/2026/2026-11-17-invitation.md ==
---
title: The press is invited
date: 2026-11-17
visibility: public
release_kind: advisory
event: evacuation
who: The Mayor
what: A visit
when: In March
where: City Hall
---
Come.
== schedules/events/2027/2027-03-08-portraitsitting.md ==
---
title: The watercolourpainters
starts: 2027-03-08 09:00
ends: 2027-03-08 10:30
place: Attic
subtype: office_hours
---
== schedules/calendar/2027/2027-03-08-consecratorship.yml ==
title: The gildedpictureframe
visibility: public
starts: 2027-03-08 09:00
ends: 2027-03-08 10:30
purpose: meeting
public_title: A meeting
event: portraitsitting
delegation: bridgekeeping
place: Glassmakersgallery
location_release: day_of
== schedules/calendar/2026/2026-12-03-precautionary.yml ==
title: The bodyguardsmanship
visibility: internal
starts: 2026-12-03 18:00
ends: 2026-12-03 19:30
purpose: meeting
event: hearing
== schedules/calendar/2026/2026-11-10-reconciliation.yml ==
title: The vestrywardens complain
visibility: internal
starts: 2026-11-10 10:00
ends: 2026-11-10 10:30
purpose: meeting
== schedules/disclosures/2026/meeting-20261110-1000.yml ==
title: With the vestrywardens
visibility: public
discloses: reconciliation
met_at: 2026-11-10 10:00
lasted: 30
attended: 3
names: [Dana Osei, Bo Larsen, Ana Ruiz]
topic: Opening hours of the libraries
== schedules/travel/2026/2026-12-08-negotiation.yml ==
title: The gatekeepership abroad
starts: 2026-12-08 06:40
ends: 2026-12-08 14:35
legs:
  - from: Signaltowersteps
    to: Ferrymansterrace
    departs: 2026-12-08 06:40
    arrives: 2026-12-08 09:10
== schedules/requests/2026/2026-11-12-bellringing.yml ==
title: The bellringerships anniversary
received: 2026-11-12
organization: Campanologistsguild
what: A hundred years of the carillonneurship.
why_mayor: For the changeringers.
urgency: 1
reach: 1
equity: 1
burden: 0
== office/delegations/bridgekeeping.yml ==
title: The drawbridgewarden
delegate: renata-okafor-lindqvist
may: [attend]
from: 2026-02-01
to: 2027-01-31
== office/tasks/inventory.yml ==
title: Count the chandelierhooks
owner: renata-okafor-lindqvist
due: 2026-12-12
== office/venues/undercroftshelter.yml ==
title: The subbasementvault
address: 12 Cooperagewharf
"""


def write(root: Path) -> None:
    """Writes the office below `root`, with its pictures."""
    write_office(root, OFFICE)
    for name in ("reading-room.jpg", "north-lamp.jpg"):
        (root / "content/news/2026" / name).write_bytes(photograph())


def photograph() -> bytes:
    """A picture whose data say what an internal record is called."""
    told = Image.Exif()
    told[0x010E] = "After the stonemasonry grievance"
    content = BytesIO()
    Image.new("RGB", (640, 480), "#245").save(content, "JPEG", exif=told)
    return content.getvalue()
