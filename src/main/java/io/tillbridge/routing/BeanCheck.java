package io.tillbridge.routing;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Beans and methods that route files name. */
final class BeanCheck implements Check {
    private static final Pattern METHOD = Pattern.compile("\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*(?:\\((.*)\\))?\\s*");
    private static final Set<String> BY_CLASS = Set.of("beanType", "class");

    @Override
    public void check(List<RouteFile> files, LintContext around, Findings findings) {
        for (RouteFile file : files) {
            for (RouteFile.Flow flow : file.flows()) {
                walk(file, "", flow.body(), around, findings);
            }
        }
    }

    private static void walk(RouteFile file, String key, Node node, LintContext around, Findings findings) {
        if ((key.equals("bean") || key.equals("method")) && YamlNodes.isMapping(node)) {
            call(file, node, around, findings);
        } else if (key.equals("process") && YamlNodes.isMapping(node)) {
            step(file, node, around, findings);
        }
        if (key.equals("parameters") || key.equals("bean") || key.equals("method")) {
            YamlNodes.scalars(node).forEach(scalar -> reference(file, scalar, around, findings));
            return;
        }
        boolean ofTheSite = isOfTheSite(file, node, around);
        for (Map.Entry<String, Node> entry : YamlNodes.entries(node).entrySet()) {
            if (entry.getValue() instanceof ScalarNode scalar) {
                reference(file, scalar, around, findings);
            }
            if (ofTheSite && entry.getKey().equals("parameters")) {
                YamlNodes.scalars(entry.getValue()).forEach(scalar -> byClass(file, scalar, findings));
            } else {
                walk(file, entry.getKey(), entry.getValue(), around, findings);
            }
        }
        YamlNodes.items(node).forEach(item -> walk(file, key.equals("steps") ? "" : key, item, around, findings));
    }

    /** A step {@code process} runs a bean that is made for it. */
    private static void step(RouteFile file, Node node, LintContext around, Findings findings) {
        Node ref = YamlNodes.at(node, "ref");
        Set<String> steps = new TreeSet<>(around.beans().keySet());
        steps.removeIf(name -> !isStep(around, name));
        if (ref == null) {
            String message = "Expected ref with the name of a step, found none.";
            findings.add(Rule.BEAN, file.path(), node, message, "Write `ref: <step>`; the steps are " + steps + ".");
        } else if (known(file, ref, YamlNodes.text(ref), around, findings)
                && !isStep(around, bare(YamlNodes.text(ref)))) {
            String message = "Expected a bean that is a step, found '" + bare(YamlNodes.text(ref)) + "'.";
            String hint = "Call it by `bean:` with `ref:` and `method:`; the steps are " + steps + ".";
            findings.add(Rule.BEAN, file.path(), ref, message, hint);
        }
    }

    private static boolean isStep(LintContext around, String bean) {
        return Processor.class.isAssignableFrom(around.beans().get(bean));
    }

    private static void call(RouteFile file, Node node, LintContext around, Findings findings) {
        for (Node key : YamlNodes.keys(node)) {
            if (BY_CLASS.contains(YamlNodes.text(key))) {
                String message = "Expected ref with a bean's name, found " + YamlNodes.text(key) + ".";
                findings.add(Rule.BEAN, file.path(), key, message, "Offer the object as a bean of the application.");
                return;
            }
        }
        Node ref = YamlNodes.at(node, "ref");
        if (ref == null) {
            String message = "Expected ref with a bean's name, found none.";
            findings.add(Rule.BEAN, file.path(), node, message, "Write `ref: <bean>` and `method: <name>`.");
        } else if (known(file, ref, YamlNodes.text(ref), around, findings)) {
            method(file, node, around.beans().get(bare(YamlNodes.text(ref))), findings);
        }
    }

    private static void method(RouteFile file, Node call, Class<?> type, Findings findings) {
        Node place = YamlNodes.at(call, "method");
        if (place == null) {
            String hint = "Write `method:` with one of its methods.";
            findings.add(Rule.BEAN_METHOD, file.path(), call, "Expected a method, found none.", hint);
            return;
        }
        Matcher form = METHOD.matcher(YamlNodes.text(place));
        if (!form.matches()) {
            String message = "Expected <name> or <name>(<values>), found '" + YamlNodes.text(place) + "'.";
            findings.add(Rule.BEAN_METHOD, file.path(), place, message, "Name a method and what it gets.");
            return;
        }
        String arguments = form.group(2);
        if (arguments != null) {
            SimpleForms.text(arguments).ifPresent(why -> {
                String hint = "Give whole values; compute in the bean.";
                findings.add(Rule.SIMPLE, file.path(), place, why, hint);
            });
        }
        int count = arguments == null || arguments.isBlank() ? 0 : arguments.split(",").length;
        exists(file, place, type, form.group(1), arguments == null ? -1 : count, findings);
    }

    private static void exists(RouteFile file, Node place, Class<?> type, String name, int count, Findings findings) {
        List<Method> named = Arrays.stream(type.getMethods())
                .filter(method -> method.getDeclaringClass() != Object.class)
                .toList();
        Set<String> names = named.stream().map(Method::getName).collect(Collectors.toCollection(TreeSet::new));
        if (!names.contains(name)) {
            String message = "Expected a public method of " + type.getSimpleName() + ", found '" + name + "'.";
            String hint = "It has " + names + "." + LintContext.nearest(name, names);
            findings.add(Rule.BEAN_METHOD, file.path(), place, message, hint);
        } else if (count >= 0 && named.stream().noneMatch(m -> m.getName().equals(name) && values(m) == count)) {
            String message =
                    "Expected as many values as " + type.getSimpleName() + "." + name + " takes, found " + count + ".";
            findings.add(Rule.BEAN_METHOD, file.path(), place, message, "Give one value for each parameter.");
        }
    }

    /** How many values a route gives: the exchange comes from Camel. */
    private static long values(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .filter(type -> type != Exchange.class)
                .count();
    }

    /** A component of routes.components may take {@code #} as text, such as a channel of a chat. */
    private static boolean isOfTheSite(RouteFile file, Node step, LintContext around) {
        return file.custom()
                && around.custom().components().contains(Step.scheme(String.valueOf(YamlNodes.text(step, "uri"))));
    }

    private static boolean byClass(RouteFile file, ScalarNode scalar, Findings findings) {
        String text = scalar.getValue();
        if (!text.startsWith("#class:") && !text.startsWith("#type:") && !text.startsWith("#autowired")) {
            return false;
        }
        String message = "Expected #bean: with a bean's name, found '" + text + "'.";
        findings.add(Rule.BEAN, file.path(), scalar, message, "Offer the object as a bean of the application.");
        return true;
    }

    private static void reference(RouteFile file, ScalarNode scalar, LintContext around, Findings findings) {
        String text = scalar.getValue();
        if (byClass(file, scalar, findings)) {
            return;
        }
        if (text.startsWith("#") && text.length() > 1 && !text.contains(" ")) {
            known(file, scalar, text, around, findings);
        }
    }

    private static boolean known(RouteFile file, Node place, String name, LintContext around, Findings findings) {
        boolean known = around.beans().containsKey(bare(name));
        if (!known) {
            Set<String> names = around.beans().keySet();
            String message = "Expected a bean of the application, found '" + bare(name) + "'.";
            String hint = "The beans are " + new TreeSet<>(names) + "." + LintContext.nearest(bare(name), names);
            findings.add(Rule.BEAN, file.path(), place, message, hint);
        }
        return known;
    }

    private static String bare(String name) {
        return name.replaceFirst("^#(bean:)?", "");
    }
}
