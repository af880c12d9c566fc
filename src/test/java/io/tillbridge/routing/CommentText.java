package io.tillbridge.routing;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.doctree.ThrowsTree;
import java.util.List;

/** A documentation comment as one paragraph of Markdown. */
final class CommentText {
    private CommentText() {}

    static String of(DocCommentTree comment) {
        StringBuilder text = new StringBuilder(text(comment.getFullBody()));
        for (DocTree tag : comment.getBlockTags()) {
            if (tag instanceof ParamTree parameter) {
                end(text)
                        .append('`')
                        .append(parameter.getName())
                        .append("`: ")
                        .append(text(parameter.getDescription()));
            } else if (tag instanceof ReturnTree result) {
                end(text).append("Returns ").append(text(result.getDescription()));
            } else if (tag instanceof ThrowsTree failure) {
                end(text)
                        .append("Fails with `")
                        .append(simple(failure.getExceptionName().toString()))
                        .append("` ")
                        .append(text(failure.getDescription()));
            }
        }
        return end(text).toString().strip();
    }

    private static StringBuilder end(StringBuilder text) {
        String so = text.toString().strip();
        text.setLength(0);
        return text.append(so).append(so.isEmpty() ? "" : so.endsWith(".") ? " " : ". ");
    }

    private static String text(List<? extends DocTree> parts) {
        StringBuilder text = new StringBuilder();
        for (DocTree part : parts) {
            if (part instanceof TextTree plain) {
                text.append(plain.getBody());
            } else if (part instanceof LiteralTree literal) {
                text.append('`').append(literal.getBody().getBody()).append('`');
            } else if (part instanceof LinkTree link) {
                text.append('`')
                        .append(simple(link.getReference().getSignature()))
                        .append('`');
            } else if (part instanceof StartElementTree) {
                text.append(' ');
            } else if (part instanceof EntityTree entity) {
                text.append('&').append(entity.getName()).append(';');
            }
        }
        return text.toString().replaceAll("\\s+", " ").strip();
    }

    /** The name of a class or a method without what stands before it. */
    private static String simple(String reference) {
        return reference.replaceFirst("^.*[.#]", "").replaceFirst("\\(.*", "");
    }
}
