// Lists by page and by year, feeds and a search index, as the other sites have them.
const LISTED = ["events", "news", "proclamations"];

const newestFirst = (one, other) => other.date - one.date || (one.url < other.url ? -1 : 1);

export default function (config) {
  config.addGlobalData("layout", "page.njk");
  for (const section of LISTED) {
    config.addCollection(section, (api) =>
      api.getFilteredByGlob(`content/${section}/**/*.md`).sort(newestFirst));
  }
  config.addCollection("years", (api) =>
    LISTED.flatMap((section) => {
      const years = {};
      for (const page of api.getFilteredByGlob(`content/${section}/**/*.md`).sort(newestFirst)) {
        (years[page.date.getUTCFullYear()] ??= []).push(page);
      }
      return Object.entries(years).map(([year, pages]) => ({ section, year, pages }));
    }));
  config.addCollection("records", (api) => api.getFilteredByGlob("content/*/**/*.md"));
  config.addFilter("json", (value) => JSON.stringify(value));
  config.addFilter("first", (pages, count) => pages.slice(0, count));
  config.addFilter("plain", (html) => html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ").trim());
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  config.addFilter("year", (date) => date.getUTCFullYear());
  config.addFilter("rfc822", (date) => date.toUTCString());
  return {
    dir: { input: "content", includes: "../_includes", output: "_site" },
    markdownTemplateEngine: false, // records are text and nothing else
  };
}
