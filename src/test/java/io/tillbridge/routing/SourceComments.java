package io.tillbridge.routing;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The documentation comments of a class of the product, as Markdown. */
final class SourceComments {
    private static final Path SOURCES = Path.of("src/main/java");

    /**
     * A public method.
     *
     * @param signature {@code ship(orderId, carrier)}: what a route writes, without what Camel fills in
     * @param result its type, "" for none
     */
    record Told(String name, String signature, String result, String comment) {}

    private final CompilationUnitTree unit;
    private final ClassTree type;
    private final DocTrees comments;

    private SourceComments(CompilationUnitTree unit, ClassTree type, DocTrees comments) {
        this.unit = unit;
        this.type = type;
        this.comments = comments;
    }

    /** Of a class of ours; empty for one of a library. */
    static Optional<SourceComments> of(Class<?> type) throws IOException {
        Path file = SOURCES.resolve(type.getName().replace('.', '/') + ".java");
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, List.of("-proc:none"), null, files.getJavaFileObjects(file));
            CompilationUnitTree unit = task.parse().iterator().next();
            ClassTree tree = (ClassTree) unit.getTypeDecls().get(0);
            return Optional.of(new SourceComments(unit, tree, DocTrees.instance(task)));
        }
    }

    /** What the class says of itself. */
    String comment() {
        return comment(type);
    }

    /** The public methods that routes may call, in the order of the file. */
    List<Told> methods() {
        List<Told> methods = new ArrayList<>();
        for (Tree member : type.getMembers()) {
            if (member instanceof MethodTree method
                    && method.getReturnType() != null
                    && method.getModifiers().getFlags().contains(Modifier.PUBLIC)
                    && !method.getModifiers().getFlags().contains(Modifier.STATIC)) {
                methods.add(told(method));
            }
        }
        return methods;
    }

    private Told told(MethodTree method) {
        String name = method.getName().toString();
        String parameters = method.getParameters().stream()
                .filter(parameter -> !parameter.getType().toString().equals("Exchange"))
                .map(parameter -> parameter.getName().toString())
                .collect(Collectors.joining(", "));
        String result = method.getReturnType().toString();
        return new Told(name, name + "(" + parameters + ")", result.equals("void") ? "" : result, comment(method));
    }

    private String comment(Tree tree) {
        DocCommentTree comment = comments.getDocCommentTree(TreePath.getPath(unit, tree));
        return comment == null ? "" : CommentText.of(comment);
    }
}
