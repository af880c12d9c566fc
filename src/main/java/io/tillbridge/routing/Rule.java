package io.tillbridge.routing;

/** The rules of a route file. The id is public: findings, test data and docs/routes.md name it. */
public enum Rule {
    YAML("yaml", "A route file is one plain YAML document: no anchors, aliases, tags or doubled keys, and not huge."),
    COMMENT("comment", "A comment stands only above the first line of content; visual editors drop all others."),
    FILE_PLACE(
            "file-place",
            "A route file is called <name>.camel.yaml, a kamelet kamelets/<name>.kamelet.yaml, in small letters, digits and dashes."),
    FILE_SIZE("file-size", "A file has at most 3 routes and 200 lines."),
    FILE_NAME(
            "file-name",
            "A file is named as its first route, or a kamelet as its metadata.name; a route that an editor has named `route-<number>` may stand in any."),
    CANONICAL(
            "canonical",
            "Canonical form: `- route:` on top, steps under `from`, one key per step with a mapping, the long camelCase names."),
    CANONICAL_URI("canonical-uri", "A uri is the scheme alone; everything else stands under `parameters`."),
    CANONICAL_EXPRESSION(
            "canonical-expression",
            "An expression stands under `expression:` as `<language>: {expression: …}`; a bean's as `method: {ref, method}`."),
    TOP_LEVEL(
            "top-level",
            "A route file holds only routes and route configurations, in custom/ rest blocks too; beans are the application's."),
    ROUTE_ID("route-id", "Each route has an id of small letters, digits and dashes that no other route has."),
    ROUTE_DESCRIPTION(
            "route-description",
            "Each route has a description of at most 70 characters that begins with a verb. A new one of an editor, `route-<number>`, may wait for it."),
    ROUTE_GROUP(
            "route-group",
            "The group of a route is the folder of its file; at the top: `run`; in folders of custom/: `custom`. A new one of an editor may have none."),
    ROUTE_SIZE("route-size", "A route has at most 15 steps, blocks nested at most two deep."),
    ROUTE_CONFIGURATION(
            "route-configuration",
            "Each route names a known routeConfigurationId: how its failures end. A new one of an editor may have none: its failures are logged."),
    STEP_ID(
            "step-id",
            "A step that leaves the process or is a block has an id; each step id is `<route id>.<word>`, or `<word>-<number>` as editors write it, and unique."),
    DIRECT_NAME("direct-name", "`direct` in `from` is named as its route."),
    DIRECT_TARGET("direct-target", "The route behind a `direct` step exists."),
    JOB_FLOW(
            "job-flow",
            "Each job of the hub has its flow, the route `<kind of connection>-<job>`, and each queue a route that takes runs off it."),
    CUSTOM_JOB(
            "custom-job",
            "An entry of custom/jobs.yaml has a name of its own, a description, and values the hub knows; see docs/custom-flows.md."),
    ENDPOINT(
            "endpoint",
            "An endpoint of a rest: block has an id, a path below /custom/ and a permission, and leads to a route of its own; see docs/custom-flows.md."),
    DYNAMIC_TARGET(
            "dynamic-target",
            "A target made of message data stays inside: only `direct` may be dynamic, and no recipient lists or slips."),
    KEY("key", "Each `{{key}}` is in the catalogue of keys, without a default of its own."),
    BEAN(
            "bean",
            "Each bean a route names is one the application offers, that of a `process` a step; no classes by name."),
    BEAN_METHOD("bean-method", "The method named exists on the bean's class and is public."),
    SIMPLE(
            "simple",
            "Simple is text with `${body…}`, `${header.x}`, `${variable.x}` and the like, or one comparison; never two conditions."),
    CHOICE("choice", "A choice has an otherwise."),
    SCRIPT(
            "script",
            "No scripts: the languages are simple, constant, method, header, variable, exchangeProperty, jsonpath and tokenize; below custom/ xpath, too."),
    DOOR(
            "door",
            "A route file opens no port: `from` is direct, seda, quartz, timer, kamelet or one `{{key}}`; below custom/ one of its own list."),
    COMPONENT(
            "component",
            "A route file calls only the components that the hub offers to route files; below custom/ more, and those of `routes.components`."),
    DATA_FORMAT(
            "data-format",
            "The data format is json; below custom/ csv, jacksonXml, zipFile, zipDeflater or gzipDeflater, too."),
    TYPE_NAME("type-name", "No class by name: values have one of a few plain types."),
    FOREIGN_FILE("foreign-file", "A text stands where it is used: no `resource:` and no file of SQL."),
    OPTION(
            "option",
            "No option of an endpoint has a secret in its address; below custom/ none leaves `routes.files`, weakens a connection or takes code."),
    LIMIT("limit", "Below custom/ threads, connections, queues and groups of messages have limits."),
    CUSTOM_NAME(
            "custom-name",
            "Below custom/ the names of routes, queues and timers begin with `custom-`; shipped routes neither have nor call such names."),
    CONTROL_HEADER(
            "control-header",
            "A step gives no name `Camel…` to a header, property or variable, for those steer Camel; and no name made of data."),
    SECRET(
            "secret",
            "A secret stands in no route file: `{{secret:<name>}}` names it, in headers and options, never in a log."),
    SITE_VALUE("site-value", "No value that differs by site: host names, addresses, users, passwords, cron texts."),
    KAMELET(
            "kamelet",
            "A kamelet has a title, a description and a template; each placeholder is one of its properties, and who uses it gives just these."),
    HUB_CALL(
            "hub-call",
            "A call of the API by `hub-call` or the bean `hub` names an operation that flows may call, with the arguments of its path, and its route has the permission in `custom/permissions.yaml`."),
    PERMISSIONS(
            "permissions",
            "`custom/permissions.yaml` gives known permissions to known routes: `<route id>: [<permission>, …]`."),
    CAMEL("camel", "Camel itself takes the files: known steps, components, options and expressions.");

    private final String id;
    private final String sentence;

    Rule(String id, String sentence) {
        this.id = id;
        this.sentence = sentence;
    }

    /** The public id, small letters and dashes. */
    public String id() {
        return id;
    }

    /** What the rule asks for, in one sentence. */
    public String sentence() {
        return sentence;
    }
}
