"""Records optax.json with the real optax (pip install optax): JAX_ENABLE_X64=1 python record_optax.py."""

import inspect
import json

import jax
import jax.numpy as jnp
import optax
from optax import contrib

# Start and loss of each landscape.
LANDSCAPES = {
    "anisotropic": ([-7.0, 4.0], lambda x, y: x**2 / 20 + y**2),
    "himmelblau": ([0.5, -0.5], lambda x, y: (x**2 + y - 11) ** 2 + (x + y**2 - 7) ** 2),
    "rosenbrock": ([-1.5, 2.0], lambda x, y: (1 - x) ** 2 + 100 * (y - x**2) ** 2),
}

BETAS = {"b1": 0.8, "b2": 0.95, "eps": 1e-3}
ROOT = {"eps_root": 1e-2}
DECAY = {"weight_decay": 0.05}
AHEAD = {"nesterov": True}

# The catalogue's entry, optax's function, the learning rates on the landscapes, and what else is passed.
RUNS = [
    ("sgd", "sgd", (0.5, 0.005, 5e-4), [{}, {"momentum": 0.8}, {"momentum": 0.8, **AHEAD}]),
    ("momentum", "sgd", (0.1, 0.002, 1e-4), [{"momentum": 0.9}]),
    ("nesterov", "sgd", (0.1, 0.002, 1e-4), [{"momentum": 0.9, **AHEAD}]),
    ("adagrad", "adagrad", (1.5, 0.3, 0.3), [{}, {"initial_accumulator_value": 0.5, "eps": 0.1}]),
    (
        "rmsprop",
        "rmsprop",
        (0.1, 0.02, 0.01),
        [
            {},
            {"decay": 0.8, "eps": 1e-3, "eps_in_sqrt": False, "initial_scale": 1.0},
            {"momentum": 0.7},
            {"momentum": 0.7, **AHEAD, "bias_correction": True},
            {"centered": True, "eps": 1.0, "bias_correction": True},
            {"centered": True, "momentum": 0.5, "eps": 0.1, "eps_in_sqrt": False, "initial_scale": 0.5},
        ],
    ),
    ("adadelta", "adadelta", (1.0, 1.0, 0.5), [{}, {"rho": 0.8, "eps": 1e-3, **DECAY}]),
    ("adam", "adam", (0.3, 0.1, 0.05), [{}, BETAS, {**BETAS, **ROOT}]),
    (
        "amsgrad",
        "amsgrad",
        (0.3, 0.1, 0.05),
        [
            {},
            {**BETAS, **ROOT},
            {"bias_correction_mu": False},
            {"bias_correction_nu": False},
            {"bias_correction_mu": False, "bias_correction_nu": False},
        ],
    ),
    ("adamw", "adamw", (0.3, 0.1, 0.05), [{}, {**BETAS, **ROOT, **DECAY}, {**AHEAD, **DECAY}]),
    ("adamax", "adamax", (0.3, 0.1, 0.05), [{}, BETAS]),
    ("nadam", "nadam", (0.3, 0.1, 0.05), [{}, {**BETAS, **ROOT}]),
    ("radam", "radam", (0.3, 0.02, 5e-4), [{}, {**BETAS, **ROOT, "threshold": 7.0}, {"b2": 0.9, **AHEAD}]),
    (
        "rprop",
        "rprop",
        (0.1, 0.05, 0.01),
        [{}, {"eta_minus": 0.3, "eta_plus": 1.5, "min_step_size": 1e-3, "max_step_size": 0.2}, {"max_step_size": 5e-3}],
    ),
    ("lion", "lion", (0.1, 0.02, 0.01), [{}, {"b1": 0.7, "b2": 0.8, **DECAY}]),
    ("adabelief", "adabelief", (0.3, 0.1, 0.05), [{}, {**BETAS, **ROOT}, {**BETAS, "eps_root": 1e-6, **AHEAD}]),
    ("adan", "adan", (0.3, 0.1, 0.05), [{}, {"b1": 0.9, "b2": 0.8, "b3": 0.95, "eps": 1e-3, **ROOT, **DECAY}]),
    ("yogi", "yogi", (0.3, 0.1, 0.05), [{}, {"b1": 0.8, "b2": 0.95, "eps": 0.1}]),
    ("novograd", "novograd", (0.1, 0.02, 0.01), [{}, {**BETAS, **ROOT, **DECAY}]),
    ("lamb", "lamb", (0.1, 0.05, 0.02), [{}, {**BETAS, **ROOT, **DECAY}]),
    (
        "lars",
        "lars",
        (5.0, 1.0, 0.5),
        [
            {},
            {"trust_coefficient": 0.01, "eps": 0.1, "momentum": 0.5, **DECAY},
            {"trust_coefficient": 0.005, "momentum": 0.6, **AHEAD},
        ],
    ),
    ("signsgd", "sign_sgd", (0.1, 0.02, 0.01), [{}]),
    (
        "adafactor",
        "adafactor",
        (0.1, 0.05, 0.02),
        [
            {},
            {"decay_rate": 0.5, "clipping_threshold": 1.5, "eps": 0.1, "weight_decay_rate": 0.01},
            {"multiply_by_parameter_scale": False},
        ],
    ),
    ("madgrad", "contrib.madgrad", (0.1, 0.02, 0.01), [{}, {"momentum": 0.5, "eps": 1e-3, **DECAY}]),
    (
        "prodigy",
        "contrib.prodigy",
        (1.0, 0.3, 0.1),
        [
            {},
            {"betas": (0.8, 0.95), "eps": 1e-3, "estim_lr0": 1e-3, "estim_lr_coef": 0.5, **DECAY},
            {"estim_lr0": 1e-2, "safeguard_warmup": True},
        ],
    ),
    (
        "schedulefree_sgd",
        "contrib.schedule_free_sgd",
        (0.5, 0.005, 5e-4),
        [{}, {"b1": 0.8, "warmup_steps": 20, "weight_lr_power": 1.0, **DECAY}],
    ),
    (
        "schedulefree_adamw",
        "contrib.schedule_free_adamw",
        (0.5, 0.1, 0.05),
        [{}, {**BETAS, "warmup_steps": 20, "weight_lr_power": 1.0, **DECAY}],
    ),
    (
        "sophia",
        "contrib.sophia",
        (0.1, 0.02, 0.01),
        [{}, {"b1": 0.8, "b2": 0.9, "gamma": 1.0, "update_interval": 3, "clip_threshold": 0.5, "eps": 1e-2, **DECAY}],
    ),
    ("sam", "contrib.sam", (0.1, 0.002, 5e-4), [{"rho": 0.05}, {"rho": 0.3, "momentum": 0.8}]),
    (
        "lookahead",
        "lookahead",
        (0.1, 0.002, 1e-4),
        [{"momentum": 0.9, "sync_period": 5, "slow_step_size": 0.8}, {"momentum": 0.5, "sync_period": 3, "slow_step_size": 0.4}],
    ),
]

STEPS = 200
KEPT = [*range(11), *range(15, 51, 5), *range(60, STEPS + 1, 10)]


def exact_diagonal(loss):
    """The diagonal of the Hessian itself, where optax's own estimate of it is random."""

    def update(updates, state, params=None, **_):
        return jnp.diag(jax.hessian(loss)(params)), state

    return optax.GradientTransformationExtraArgs(lambda _: optax.EmptyState(), update)


def double_adafactor(learning_rate, decay_rate=0.8, clipping_threshold=1.0, eps=1e-30, weight_decay_rate=None, multiply_by_parameter_scale=True):
    """optax.adafactor's own chain, with the decay in double precision: its _decay_rate_pow rounds it to single."""
    decay = lambda step, exponent: 1.0 - jnp.asarray(step + 1, jnp.float64) ** (-exponent)
    chain = [
        optax.scale_by_factored_rms(True, decay_rate, 0, 128, eps, decay),
        optax.clip_by_block_rms(clipping_threshold),
        optax.scale_by_learning_rate(learning_rate, flip_sign=False),
    ]
    if multiply_by_parameter_scale:
        chain.append(optax.scale_by_param_block_rms())
    if weight_decay_rate is not None:
        chain.append(optax.add_decayed_weights(weight_decay_rate))
    return optax.chain(*chain, optax.scale(-1))


def make(name, arguments, loss):
    """@returns the transformation, and what of its state and params is evaluated, where it is not the params"""
    if name == "contrib.sophia":
        return contrib.sophia(**arguments, hessian_diagonal_fn=exact_diagonal(loss)), None
    if name == "adafactor":
        return double_adafactor(**arguments), None
    if name == "contrib.sam":
        inner = {key: value for key, value in arguments.items() if key != "rho"}
        uphill = optax.chain(contrib.normalize(), optax.sgd(arguments["rho"]))
        return contrib.sam(optax.sgd(**inner), uphill, opaque_mode=True), None
    if name == "lookahead":
        inner = {key: value for key, value in arguments.items() if key in ("learning_rate", "momentum")}
        outer = {key: value for key, value in arguments.items() if key not in inner}
        return optax.lookahead(optax.sgd(**inner), **outer), None
    function = getattr(contrib, name.removeprefix("contrib.")) if name.startswith("contrib.") else getattr(optax, name)
    return function(**arguments), contrib.schedule_free_eval_params if "schedule_free" in name else None


def trajectory(name, arguments, start, loss, noise):
    optimizer, evaluated = make(name, arguments, loss)
    is_lookahead = name == "lookahead"
    point = jnp.array(start)
    params = optax.LookaheadParams.init_synced(point) if is_lookahead else point
    more = {"grad_fn": lambda at, _: jax.grad(loss)(at)} if name == "contrib.sam" else {}

    def step(carry, moved):
        params, state = carry
        gradient = jax.grad(loss)((params.fast if is_lookahead else params) * (1 + moved))
        updates, state = optimizer.update(gradient, state, params, **more)
        params = optax.apply_updates(params, updates)
        shown = params.fast if is_lookahead else evaluated(state, params) if evaluated else params
        return (params, state), shown

    # What JAX makes of a count of 32 bits, a root or a fraction, is of single precision.
    wide = lambda leaf: leaf.astype(jnp.int64) if leaf.dtype == jnp.int32 else leaf
    state = optimizer.init(params)
    if name != "contrib.sam":
        state = jax.tree.map(wide, state)
    _, points = jax.jit(lambda carry: jax.lax.scan(step, carry, noise))((params, state))
    return [list(start), *points.tolist()]


def stable_steps(points, moved):
    """How far rounding errors at the start and at every step lead to the same place: beyond, no two programs agree."""
    for step, (a, b) in enumerate(zip(points, moved)):
        if not jnp.allclose(jnp.array(a), jnp.array(b), rtol=1e-11, atol=1e-11):
            return step - 1
    return STEPS


def record(entry, name, rate, given, landscape):
    start, function = LANDSCAPES[landscape]
    loss = lambda theta: function(*theta)
    arguments = {"learning_rate": rate, **given}
    noise = jax.random.normal(jax.random.key(0), (STEPS, 2))
    points = trajectory(name, arguments, start, loss, 0 * noise)
    moved = trajectory(name, arguments, [value * (1 + 1e-14) for value in start], loss, 1e-15 * noise)
    stable = stable_steps(points, moved)
    return {
        "optimizer": entry,
        "class": f"optax.{name}",
        "arguments": arguments,
        "landscape": landscape,
        "rows": [[step, *points[step]] for step in KEPT if step <= stable],
    }


trajectories = [
    record(entry, name, rates[i], given, landscape)
    for entry, name, rates, variants in RUNS
    for given in variants
    for i, landscape in enumerate(LANDSCAPES)
]
defaults = {
    f"optax.{name}": {
        key: parameter.default
        for key, parameter in inspect.signature(
            getattr(contrib, name.removeprefix("contrib.")) if name.startswith("contrib.") else getattr(optax, name)
        ).parameters.items()
        if type(parameter.default) in (type(None), bool, int, float, tuple)
    }
    for name in dict.fromkeys(name for _, name, _, _ in RUNS)
}
with open("optax.json", "w") as file:
    lines = ",\n    ".join(json.dumps(each) for each in trajectories)
    own = ",\n    ".join(f"{json.dumps(name)}: {json.dumps(each)}" for name, each in defaults.items())
    file.write(f'{{\n  "optax": "{optax.__version__}",\n  "defaults": {{\n    {own}\n  }},\n  "trajectories": [\n    {lines}\n  ]\n}}\n')
print(len(trajectories))
for each in trajectories:
    if each["rows"][-1][0] < STEPS:
        print(each["rows"][-1][0], each["optimizer"], each["landscape"], each["arguments"])
