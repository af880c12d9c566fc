package io.tillbridge.sandbox.receiver;

import java.util.List;

/** The page of the sandbox warehouse. */
final class WarehousePage {
    private WarehousePage() {}

    static String of(int count, List<ReceivedOrders.Line> newest) {
        StringBuilder rows = new StringBuilder();
        for (ReceivedOrders.Line line : newest) {
            rows.append("<tr><td>")
                    .append(line.received())
                    .append("</td><td><a href=\"/orders/")
                    .append(escaped(line.id()))
                    .append("\">")
                    .append(escaped(line.number()))
                    .append("</a></td><td>")
                    .append(escaped(line.state()))
                    .append("</td><td>")
                    .append(escaped(line.total()))
                    .append("</td></tr>\n");
        }
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="5">
                <title>Sandbox warehouse</title></head>
                <body style="font-family: sans-serif">
                <h1>Sandbox warehouse</h1>
                <p>Orders received: %d. The flow custom-warehouse-orders sends them.</p>
                <table border="1" cellpadding="4">
                <tr><th>received</th><th>order</th><th>state</th><th>total</th></tr>
                %s</table></body></html>
                """
                .formatted(count, rows);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
