package org.backspike.host.report;

import java.util.List;

/** Pieces of a page. Everything that comes from a file is escaped. */
final class Html {
  private Html() {}

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  static String table(List<String> header, List<List<String>> rows) {
    StringBuilder html = new StringBuilder("<div class=\"scroll\"><table><thead><tr>");
    header.forEach(cell -> html.append("<th>").append(escape(cell)).append("</th>"));
    html.append("</tr></thead><tbody>\n");
    for (List<String> row : rows) {
      html.append("<tr>");
      row.forEach(cell ->
          html.append(cell.matches("-?[0-9.,]+([eE]-?[0-9]+)?%?") ? "<td class=\"n\">" : "<td>")
              .append(escape(cell))
              .append("</td>"));
      html.append("</tr>\n");
    }
    return html.append("</tbody></table></div>\n").toString();
  }

  static String figure(Picture picture) {
    return "<figure><img alt=\""
        + escape(picture.title())
        + "\" src=\""
        + picture.source()
        + "\"><figcaption>"
        + escape(picture.caption())
        + "</figcaption></figure>\n";
  }

  static String section(String title, String body) {
    return body.isEmpty()
        ? ""
        : "<section><h2>" + escape(title) + "</h2>\n" + body + "</section>\n";
  }

  static String page(String title, String body) {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="icon" href="data:,">
    <title>%s</title>
    <style>
    :root { --ink: #1c2530; --paper: #ffffff; --line: #d9dee5; --soft: #f4f6f8; --key: #1f5f99; }
    @media (prefers-color-scheme: dark) {
      :root { --ink: #dfe6ee; --paper: #14191f; --line: #323b46; --soft: #1c232b; --key: #7cb7ee; }
    }
    body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
           max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
    h1 { font-size: 1.6rem; margin-bottom: .2rem; }
    h2 { font-size: 1.15rem; border-bottom: 1px solid var(--line); padding-bottom: .2rem; margin-top: 2.2rem; }
    .sub { opacity: .75; margin-top: 0; }
    .tiles { display: flex; flex-wrap: wrap; gap: .8rem; margin: 1.2rem 0; }
    .tile { background: var(--soft); border: 1px solid var(--line); border-radius: .5rem; padding: .6rem .9rem; min-width: 9rem; }
    .tile b { display: block; font-size: 1.35rem; color: var(--key); }
    table { border-collapse: collapse; font-size: .88rem; }
    th, td { border-bottom: 1px solid var(--line); padding: .25rem .7rem; text-align: left; vertical-align: top; }
    td.n { text-align: right; font-variant-numeric: tabular-nums; }
    .scroll { overflow-x: auto; }
    figure { margin: 1rem 0; }
    img { max-width: 100%%; background: #fff; border: 1px solid var(--line); border-radius: .3rem; }
    figcaption { font-size: .85rem; opacity: .8; }
    </style>
    </head>
    <body>
    %s
    </body>
    </html>
    """
        .formatted(escape(title), body);
  }
}
