"""Where the addresses of pages lead."""


def words(initiative, author):
    return {"show_sitemap_part": {"section": "plan.proposal"}}
