"""Pages for everyone, and one's own start page."""

from samenspel.foundation.access import anyone, is_signed_in, permit

permit("pages.home", anyone)
permit("pages.search", anyone)
permit("pages.show_how_it_works", anyone)
permit("pages.show_accessibility", anyone)
permit("pages.show_robots", anyone)
permit("pages.show_sitemap", anyone)
permit("pages.show_sitemap_part", anyone)
permit("pages.start", is_signed_in)
