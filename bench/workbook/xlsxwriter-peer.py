"""Writes a workbook with XlsxWriter from content.mjs's JSON: file out mode [times]. Prints what each time cost."""

import datetime
import json
import os
import resource
import sys
import time

import xlsxwriter

CHARTS = {
    "bar": {"type": "bar"},
    "column": {"type": "column"},
    "stacked": {"type": "column", "subtype": "stacked"},
    "line": {"type": "line"},
    "position": {"type": "scatter"},
}


def write_cell(sheet, cell, formats):
    row, column, value, look = cell["row"], cell["column"], cell["value"], formats[cell["format"]]
    kind = cell["type"]
    if "link" in cell:
        sheet.write_url(row, column, cell["link"], look, value if kind == "string" else str(value))
        if kind == "string":
            return
    if kind == "blank":
        sheet.write_blank(row, column, None, look)
    elif kind == "formula":
        sheet.write_formula(row, column, "=" + cell["formula"], look, value)
    elif kind == "date":
        sheet.write_datetime(row, column, datetime.datetime.strptime(value, "%Y-%m-%d"), look)
    elif kind == "number":
        sheet.write_number(row, column, value, look)
    else:
        sheet.write_string(row, column, value, look)


def add_chart(book, sheet, plan):
    chart = book.add_chart(CHARTS[plan["type"]])
    for series in plan["series"]:
        look = series["look"]
        fill = {"fill": {"color": look["fill"]}, "border": {"color": look["line"], "width": 0.75}}
        marker = {"marker": {"type": "circle", "size": 9 if plan["type"] == "position" else 6, **fill}}
        drawn = fill if plan["type"] in ("bar", "column", "stacked") else marker
        chart.add_series(
            {
                "name": series["name"],
                "categories": series["categories"],
                "values": series["values"],
                "data_labels": {"value": True, "series_name": plan["type"] == "position"},
                "points": [
                    point and {"fill": {"color": point["fill"]}, "border": {"color": point["line"]}}
                    for point in series["points"]
                ]
                or None,
                "gap": 88,
                "overlap": 100,
                **drawn,
            }
        )
    reference = plan.get("reference")
    if reference is not None:
        series = {**reference, "line": {"color": "#b3261e", "width": 1.25, "dash_type": "dash"}, "marker": {"type": "none"}}
        if plan["type"] == "column":
            line = book.add_chart({"type": "line"})
            line.add_series(series)
            chart.combine(line)
        else:
            chart.add_series(series)
    chart.set_title({"name": plan["title"], "name_font": {"size": 11}})
    chart.set_y_axis({"name": plan["unit"], "num_font": {"size": 9}, "reverse": plan["type"] == "bar"})
    chart.set_x_axis({"num_font": {"size": 9}})
    if len(plan["series"]) + (reference is not None) < 2 or plan["type"] == "position":
        chart.set_legend({"none": True})
    chart.set_size({"width": plan["width"], "height": plan["height"]})
    place = {"object_position": 2, "description": plan["alternative"]}
    sheet.insert_chart(plan["row"], plan["column"], chart, place)


def add_sheet(book, plan, footer, formats):
    sheet = book.add_worksheet(plan["name"])
    sheet.hide_gridlines(2)
    sheet.set_paper(9)
    if plan["landscape"]:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(0.5, 0.5, 0.6, 0.7)
    sheet.set_footer("&L&9" + footer.replace("&", "&&")[:200] + "&R&9&P / &N", {"margin": 0.35})
    if "freeze" in plan:
        sheet.freeze_panes(*plan["freeze"])
        sheet.repeat_rows(plan["repeat"])
    for column, width in enumerate(plan["widths"]):
        sheet.set_column(column, column, width)
    for row, height in plan["heights"]:
        sheet.set_row(row, height)
    for row, last in plan["merges"]:
        sheet.merge_range(row, 0, row, last, "")
    for cell in plan["cells"]:
        write_cell(sheet, cell, formats)
    for table in plan["tables"]:
        sheet.add_table(
            table["row"],
            0,
            table["row"] + table["rows"],
            len(table["columns"]) - 1,
            {
                "name": table["name"],
                "style": "Table Style Light 1",
                "banded_rows": False,
                "autofilter": table["filter"],
                "columns": [{"header": each["header"], "header_format": formats[each["format"]]} for each in table["columns"]],
            },
        )
    for chart in plan["charts"]:
        add_chart(book, sheet, chart)
    if plan["breaks"]:
        sheet.set_h_pagebreaks(plan["breaks"])
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})


def write(content, path, in_memory):
    book = xlsxwriter.Workbook(path, {"in_memory": in_memory, "strings_to_urls": False})
    book.set_properties(
        {
            "title": content["title"],
            "subject": content["subject"],
            "keywords": content["keywords"],
            "author": content["author"],
            "created": datetime.datetime(2000, 1, 1),
        }
    )
    for each in content["properties"]:
        book.set_custom_property(each["name"], each["value"])
    formats = [book.add_format(each) for each in content["formats"]]
    for plan in content["sheets"]:
        add_sheet(book, plan, content["footer"], formats)
    for each in content["names"]:
        book.define_name(each["name"], "=" + each["formula"])
    book.close()


def main():
    source, path, mode, *rest = sys.argv[1:]
    with open(source, encoding="utf-8") as file:
        content = json.load(file)
    costs = []
    for _ in range(int(rest[0]) if rest else 1):
        start = time.process_time()
        write(content, path, mode == "in_memory")
        costs.append((time.process_time() - start) * 1000)
    used = resource.getrusage(resource.RUSAGE_SELF)
    answer = {"costs": costs, "cpu": (used.ru_utime + used.ru_stime) * 1000, "rss": used.ru_maxrss / 1024, "bytes": os.stat(path).st_size}
    print(json.dumps(answer))


main()
