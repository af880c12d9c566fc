package io.tillbridge.feed;

import io.tillbridge.feed.definition.FeedDefinition;
import io.tillbridge.feed.definition.FeedField;
import io.tillbridge.feed.definition.FeedFormat;
import io.tillbridge.feed.definition.FeedTemplate;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a feed as XML, one item on a line of its own. Elements without a value are left out. */
final class XmlFeedWriter implements FeedWriter {
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();
    private static final int BUFFER = 64 * 1024;

    private final FeedFormat format;
    private final FeedFormat.Xml xml;
    private final OutputStream out;
    private final XMLStreamWriter writer;
    private final List<Leaf> leaves = new ArrayList<>();
    private final List<Attribute> ofItem;

    /** An element with a text; its containers are those between the item and it. */
    private record Leaf(
            int field, List<String> containers, String name, Map<String, String> fixed, List<Attribute> attributes) {}

    private record Attribute(int field, String name) {}

    XmlFeedWriter(FeedDefinition definition, OutputStream stream) {
        this.format = definition.format();
        this.xml = format.xml();
        try {
            // Java's writer hands over single bytes.
            this.out = new BufferedOutputStream(stream, BUFFER);
            this.writer = FACTORY.createXMLStreamWriter(out, format.encoding());
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Java writes " + format.encoding(), e);
        }
        Map<List<String>, List<Attribute>> attributes = attributes(definition.fields());
        this.ofItem = attributes.getOrDefault(List.of(), List.of());
        for (int i = 0; i < definition.fields().size(); i++) {
            FeedField field = definition.fields().get(i);
            int last = field.path().size() - 1;
            if (!field.path().get(last).startsWith("@")) {
                leaves.add(new Leaf(
                        i,
                        List.copyOf(field.path().subList(0, last)),
                        field.path().get(last),
                        field.attributes(),
                        attributes.getOrDefault(field.path(), List.of())));
            }
        }
    }

    private static Map<List<String>, List<Attribute>> attributes(List<FeedField> fields) {
        Map<List<String>, List<Attribute>> attributes = new HashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            List<String> path = fields.get(i).path();
            int last = path.size() - 1;
            if (path.get(last).startsWith("@")) {
                attributes
                        .computeIfAbsent(List.copyOf(path.subList(0, last)), of -> new ArrayList<>())
                        .add(new Attribute(i, path.get(last).substring(1)));
            }
        }
        return attributes;
    }

    @Override
    public void begin(Map<String, String> head) throws IOException {
        writing(() -> {
            writer.writeStartDocument(format.encoding(), "1.0");
            writer.writeCharacters("\n");
            start(xml.root());
            for (Map.Entry<String, String> namespace : xml.namespaces().entrySet()) {
                writer.writeNamespace(namespace.getKey(), namespace.getValue());
            }
            for (Map.Entry<String, String> attribute : xml.attributes().entrySet()) {
                attribute(attribute.getKey(), attribute.getValue());
            }
            for (String wrapper : xml.wrapper()) {
                start(wrapper);
            }
            for (Map.Entry<String, String> text : xml.head().entrySet()) {
                head(List.of(text.getKey().split("/", -1)), filled(text.getValue(), head));
            }
        });
    }

    private static String filled(String template, Map<String, String> head) {
        StringBuilder text = new StringBuilder();
        List<String> parts = FeedTemplate.of(template).parts();
        for (int i = 0; i < parts.size(); i++) {
            text.append(i % 2 == 0 ? parts.get(i) : head.getOrDefault(parts.get(i), ""));
        }
        return text.toString();
    }

    private void head(List<String> path, String text) throws XMLStreamException {
        writer.writeCharacters("\n");
        for (String name : path) {
            start(name);
        }
        writer.writeCharacters(text);
        end(path.size());
    }

    @Override
    public void item(Object[] written) throws IOException {
        writing(() -> {
            writer.writeCharacters("\n");
            start(xml.item());
            attributes(ofItem, written);
            List<String> open = List.of();
            for (Leaf leaf : leaves) {
                if (written[leaf.field] != null || hasValue(leaf.attributes, written)) {
                    open = into(leaf.containers, open);
                    leaf(leaf, written);
                }
            }
            end(open.size() + 1);
        });
    }

    private static boolean hasValue(List<Attribute> attributes, Object[] written) {
        for (Attribute attribute : attributes) {
            if (written[attribute.field] != null) {
                return true;
            }
        }
        return false;
    }

    /** Closes the containers that the next element is not in, and opens those that it is in. */
    private List<String> into(List<String> containers, List<String> open) throws XMLStreamException {
        if (containers.equals(open)) {
            return open;
        }
        int common = 0;
        while (common < Math.min(open.size(), containers.size())
                && open.get(common).equals(containers.get(common))) {
            common++;
        }
        end(open.size() - common);
        for (String container : containers.subList(common, containers.size())) {
            start(container);
        }
        return containers;
    }

    private void leaf(Leaf leaf, Object[] written) throws XMLStreamException {
        Object value = written[leaf.field];
        List<?> texts = value instanceof List<?> several ? several : List.of(value == null ? "" : value);
        for (Object text : texts) {
            start(leaf.name);
            for (Map.Entry<String, String> fixed : leaf.fixed.entrySet()) {
                attribute(fixed.getKey(), fixed.getValue());
            }
            attributes(leaf.attributes, written);
            writer.writeCharacters((String) text);
            writer.writeEndElement();
        }
    }

    private void attributes(List<Attribute> attributes, Object[] written) throws XMLStreamException {
        for (Attribute attribute : attributes) {
            if (written[attribute.field] instanceof String text) {
                attribute(attribute.name, text);
            }
        }
    }

    private void start(String name) throws XMLStreamException {
        int colon = name.indexOf(':');
        if (colon < 0) {
            writer.writeStartElement(name);
        } else {
            String prefix = name.substring(0, colon);
            writer.writeStartElement(prefix, name.substring(colon + 1), xml.namespaces().get(prefix));
        }
    }

    private void attribute(String name, String text) throws XMLStreamException {
        int colon = name.indexOf(':');
        if (colon < 0) {
            writer.writeAttribute(name, text);
        } else {
            String prefix = name.substring(0, colon);
            writer.writeAttribute(prefix, xml.namespaces().get(prefix), name.substring(colon + 1), text);
        }
    }

    private void end(int count) throws XMLStreamException {
        for (int i = 0; i < count; i++) {
            writer.writeEndElement();
        }
    }

    @Override
    public void end() throws IOException {
        writing(() -> {
            writer.writeCharacters("\n");
            writer.writeEndDocument();
            writer.writeCharacters("\n");
        });
        flush();
    }

    @Override
    public void flush() throws IOException {
        writing(writer::flush);
        out.flush();
    }

    private interface Writing {
        void write() throws XMLStreamException;
    }

    private static void writing(Writing some) throws IOException {
        try {
            some.write();
        } catch (XMLStreamException e) {
            throw e.getNestedException() instanceof IOException cause ? cause : new IOException(e);
        }
    }
}
