package io.tillbridge.routing;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.BeanScope;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.Predicate;
import org.apache.camel.Processor;
import org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy;
import org.apache.camel.spi.BeanProcessorFactory;
import org.apache.camel.spi.BeanRepository;
import org.apache.camel.spi.Language;

/** Beans for a trial: they have the names and kinds of the real ones and do nothing, so that a check touches nothing. */
final class BeanStandIns implements BeanRepository {
    private final Map<String, Class<?>> beans;

    BeanStandIns(Map<String, Class<?>> beans) {
        this.beans = beans;
    }

    @Override
    public Object lookupByName(String name) {
        Class<?> real = beans.get(name);
        if (real == null) {
            return null;
        }
        // Camel asks without a type for the strategy of a step. To collect touches nothing.
        return AggregationStrategy.class.isAssignableFrom(real)
                ? new GroupedBodyAggregationStrategy()
                : lookupByNameAndType(name, real);
    }

    @Override
    public <T> T lookupByNameAndType(String name, Class<T> type) {
        Class<?> real = beans.get(name);
        if (real == null || !type.isInterface() || !type.isAssignableFrom(real)) {
            return null;
        }
        Object nothing =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, values) -> {
                    return switch (method.getName()) {
                        case "hashCode" -> System.identityHashCode(proxy);
                        case "equals" -> proxy == values[0];
                        case "toString" -> "stand-in of " + name;
                        default -> null;
                    };
                });
        return type.cast(nothing);
    }

    @Override
    public <T> Map<String, T> findByTypeWithName(Class<T> type) {
        return Map.of();
    }

    @Override
    public <T> Set<T> findByType(Class<T> type) {
        return Set.of();
    }

    /** Steps that call a bean: the lint has seen to bean and method. */
    static final class Calls implements BeanProcessorFactory {
        @Override
        public Processor createBeanProcessor(CamelContext context, Object bean, Method method) {
            return exchange -> {};
        }

        @Override
        public Processor createBeanProcessor(
                CamelContext context,
                Object bean,
                String beanType,
                Class<?> beanClass,
                String ref,
                String method,
                BeanScope scope) {
            return exchange -> {};
        }
    }

    /** Expressions that call a bean. */
    static final class Words implements Language {
        @Override
        public Predicate createPredicate(String expression) {
            return exchange -> false;
        }

        @Override
        public Expression createExpression(String expression) {
            return new Expression() {
                @Override
                public <T> T evaluate(Exchange exchange, Class<T> type) {
                    return null;
                }
            };
        }

        @Override
        public Predicate createPredicate(String expression, Object[] properties) {
            return createPredicate(expression);
        }

        @Override
        public Expression createExpression(String expression, Object[] properties) {
            return createExpression(expression);
        }
    }
}
