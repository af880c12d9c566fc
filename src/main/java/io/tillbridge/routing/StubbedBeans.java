package io.tillbridge.routing;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.camel.BeanScope;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.Predicate;
import org.apache.camel.Processor;
import org.apache.camel.component.bean.DefaultBeanProcessorFactory;
import org.apache.camel.language.bean.BeanLanguage;
import org.apache.camel.spi.BeanProcessorFactory;
import org.apache.camel.spi.BeanRepository;
import org.apache.camel.spi.Language;

/**
 * Beans of a trial: doubles where a test gave one, else stand-ins that do nothing. A call in an expression has the result
 * that the trial knows, or none.
 */
final class StubbedBeans implements BeanRepository {
    /** Places in what Camel hands to the language of beans: result type, bean, method, class, name, … */
    private static final int BEAN = 1;

    private static final int METHOD = 2;

    private static final int REF = 4;

    private final Map<String, Class<?>> real;
    private final BeanStandIns standIns;
    private final Map<String, Object> doubles = new ConcurrentHashMap<>();
    private final Results results;

    /** What calls of beans in expressions result in. */
    interface Results {
        /** @param method of the bean, without its values; null when the expression names none */
        Object of(String bean, String method, Exchange exchange);
    }

    StubbedBeans(Map<String, Class<?>> real) {
        this(real, (bean, method, exchange) -> null);
    }

    StubbedBeans(Map<String, Class<?>> real, Results results) {
        this.real = real;
        this.results = results;
        this.standIns = new BeanStandIns(real);
    }

    void put(String name, Object replacement) {
        Class<?> type = real.get(name);
        if (type == null) {
            throw new IllegalArgumentException("Expected a bean that the hub has, found '" + name + "'");
        }
        for (Method method : replacement.getClass().getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers()) && !method.isSynthetic() && !has(type, method)) {
                throw new IllegalArgumentException("Expected methods that " + type.getSimpleName() + " has, found "
                        + method.getName() + " with " + method.getParameterCount() + " parameters");
            }
        }
        doubles.put(name, replacement);
    }

    private static boolean has(Class<?> type, Method method) {
        return Stream.of(type.getMethods())
                .anyMatch(own -> own.getName().equals(method.getName()) && values(own) == values(method));
    }

    /** What a route gives; the exchange comes from Camel. */
    private static long values(Method method) {
        return Stream.of(method.getParameterTypes())
                .filter(type -> type != Exchange.class)
                .count();
    }

    @Override
    public Object lookupByName(String name) {
        return doubles.containsKey(name) ? doubles.get(name) : standIns.lookupByName(name);
    }

    @Override
    public <T> T lookupByNameAndType(String name, Class<T> type) {
        if (type == Processor.class && real.containsKey(name)) {
            // Routes ask when they start, tests give their doubles later.
            return type.cast((Processor) exchange -> process(name, exchange));
        }
        Object bean = doubles.get(name);
        return type.isInstance(bean) ? type.cast(bean) : standIns.lookupByNameAndType(name, type);
    }

    private void process(String name, Exchange exchange) throws Exception {
        if (doubles.get(name) instanceof Processor processor) {
            processor.process(exchange);
        }
    }

    @Override
    public <T> Map<String, T> findByTypeWithName(Class<T> type) {
        return Map.of();
    }

    @Override
    public <T> Set<T> findByType(Class<T> type) {
        return Set.of();
    }

    /** For steps that call a bean. */
    BeanProcessorFactory steps() {
        return new Steps();
    }

    /** For expressions that call a bean. */
    Language language() {
        return new Words();
    }

    private final class Steps implements BeanProcessorFactory {
        @Override
        public Processor createBeanProcessor(CamelContext context, Object bean, Method method) {
            throw new UnsupportedOperationException("Routes name their beans");
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
            DefaultBeanProcessorFactory factory = new DefaultBeanProcessorFactory();
            factory.setCamelContext(context);
            factory.start();
            return exchange -> {
                Object replacement = doubles.get(ref);
                if (replacement != null) {
                    factory.createBeanProcessor(context, replacement, null, null, null, method, BeanScope.Singleton)
                            .process(exchange);
                }
            };
        }
    }

    private final class Words implements Language, CamelContextAware {
        private final BeanLanguage beans = new BeanLanguage();

        @Override
        public CamelContext getCamelContext() {
            return beans.getCamelContext();
        }

        @Override
        public void setCamelContext(CamelContext context) {
            beans.setCamelContext(context);
            beans.start();
        }

        @Override
        public Predicate createPredicate(String expression) {
            return createPredicate(expression, null);
        }

        @Override
        public Expression createExpression(String expression) {
            return createExpression(expression, null);
        }

        @Override
        public Predicate createPredicate(String expression, Object[] properties) {
            Expression answer = createExpression(expression, properties);
            return exchange -> Boolean.TRUE.equals(answer.evaluate(exchange, Boolean.class));
        }

        @Override
        public Expression createExpression(String expression, Object[] properties) {
            if (properties == null || properties.length <= REF || properties[REF] == null) {
                // Simple reads parts of a body or a variable by this language, too.
                return TrialObject.part(properties, BEAN, METHOD)
                        .orElseGet(() -> beans.createExpression(expression, properties));
            }
            return new Expression() {
                @Override
                public <T> T evaluate(Exchange exchange, Class<T> type) {
                    String bean = properties[REF].toString();
                    Object replacement = doubles.get(bean);
                    if (replacement == null) {
                        String call = (String) properties[METHOD];
                        String method = call == null
                                ? null
                                : call.replaceFirst("\\(.*", "").strip();
                        Object result = results.of(bean, method, exchange);
                        return exchange.getContext().getTypeConverter().convertTo(type, exchange, result);
                    }
                    Object[] own = properties.clone();
                    own[BEAN] = replacement;
                    own[REF] = null;
                    Expression call = beans.createExpression(expression, own);
                    call.init(exchange.getContext());
                    return call.evaluate(exchange, type);
                }
            };
        }
    }
}
