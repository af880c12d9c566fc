package io.tillbridge.routing;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.model.BeanDefinition;
import org.apache.camel.model.LogDefinition;
import org.apache.camel.model.ProcessDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.SendDefinition;
import org.apache.camel.model.SetHeaderDefinition;
import org.apache.camel.model.SetVariableDefinition;
import org.apache.camel.model.ToDynamicDefinition;

/** What a step of a route does, in a few words, with the data of a message filled in. */
final class StepWords {
    private StepWords() {}

    /** @param target where it sends to outside; null when that is unknown or inside */
    static String of(ProcessorDefinition<?> step, String target, Exchange exchange) {
        String kind = step.getShortName();
        if (target != null) {
            return kind + " " + filled(target, exchange);
        }
        if (step instanceof SendDefinition<?> send) {
            return kind + " " + filled(send.getEndpointUri(), exchange);
        }
        if (step instanceof ToDynamicDefinition dynamic) {
            return kind + " " + filled(dynamic.getUri(), exchange);
        }
        String bean = bean(step);
        if (bean != null) {
            return kind + " " + bean;
        }
        if (step instanceof LogDefinition log) {
            return kind + " " + filled(log.getMessage(), exchange);
        }
        if (step instanceof SetVariableDefinition variable) {
            return kind + " " + variable.getName();
        }
        return step instanceof SetHeaderDefinition header ? kind + " " + header.getName() : kind;
    }

    /** Whether it sends the message to an address. */
    static boolean calls(ProcessorDefinition<?> step) {
        return step instanceof SendDefinition || step instanceof ToDynamicDefinition;
    }

    /** {@code runs.due} of a bean, {@code orderPollTake} of a process; null for other steps. */
    static String bean(ProcessorDefinition<?> step) {
        if (step instanceof BeanDefinition bean) {
            String method =
                    bean.getMethod() == null ? "" : "." + bean.getMethod().replaceFirst("\\(.*", "");
            return bean.getRef() + method;
        }
        return step instanceof ProcessDefinition process ? bare(process.getRef()) : null;
    }

    private static String bare(String ref) {
        return ref == null ? null : ref.replaceFirst("^#(bean:)?", "");
    }

    /** Text as written, when its data are not there. */
    private static String filled(String text, Exchange exchange) {
        String plain = text;
        try {
            // The options of an address are encoded.
            plain = text.contains("%") ? URLDecoder.decode(text, StandardCharsets.UTF_8) : text;
            plain = exchange.getContext().resolvePropertyPlaceholders(plain);
            String value = exchange.getContext()
                    .resolveLanguage("simple")
                    .createExpression(plain)
                    .evaluate(exchange, String.class);
            return TrialValue.text(value);
        } catch (RuntimeCamelException | IllegalArgumentException e) {
            return TrialValue.text(plain);
        }
    }
}
