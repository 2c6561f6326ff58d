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

# Calls as the target for optax writes them, with the run they were written for.
CALLS = [
    ({"optimizer": "sgd", "hyperparameters": {"lr": 0.5}}, "optax.sgd(learning_rate=0.5)"),
    ({"optimizer": "momentum", "hyperparameters": {"lr": 0.1}}, "optax.sgd(learning_rate=0.1, momentum=0.9)"),
    (
        {"optimizer": "nesterov", "hyperparameters": {"lr": 0.1}},
        "optax.sgd(learning_rate=0.1, momentum=0.9, nesterov=True)",
    ),
    ({"optimizer": "adagrad", "hyperparameters": {"lr": 1.5, "eps": 0.1}}, "optax.adagrad(learning_rate=1.5, eps=0.1)"),
    (
        {"optimizer": "rmsprop", "hyperparameters": {"lr": 0.1, "alpha": 0.8, "eps": 0.001, "eps_in_sqrt": False, "centered": True, "momentum": 0.7, "nesterov": True, "bias_correction": True, "initial_scale": 1}},
        "optax.rmsprop(learning_rate=0.1, decay=0.8, eps=0.001, momentum=0.7, centered=True, initial_scale=1, eps_in_sqrt=False, nesterov=True, bias_correction=True)",
    ),
    (
        {"optimizer": "adadelta", "hyperparameters": {"lr": 1, "weight_decay": 0.05}},
        "optax.adadelta(learning_rate=1, weight_decay=0.05)",
    ),
    (
        {"optimizer": "adam", "hyperparameters": {"lr": 0.3, "beta1": 0.8, "beta2": 0.95, "eps": 0.001, "eps_root": 0.01}},
        "optax.adam(learning_rate=0.3, b1=0.8, b2=0.95, eps=0.001, eps_root=0.01)",
    ),
    (
        {"optimizer": "amsgrad", "hyperparameters": {"lr": 0.3, "bias_correction_mu": False, "bias_correction_nu": False}},
        "optax.amsgrad(learning_rate=0.3, bias_correction_mu=False, bias_correction_nu=False)",
    ),
    (
        {"optimizer": "adamw", "hyperparameters": {"lr": 0.3, "weight_decay": 0, "nesterov": True}},
        "optax.adamw(learning_rate=0.3, weight_decay=0, nesterov=True)",
    ),
    ({"optimizer": "adamax", "hyperparameters": {"lr": 0.3}}, "optax.adamax(learning_rate=0.3)"),
    ({"optimizer": "nadam", "hyperparameters": {"lr": 0.3}}, "optax.nadam(learning_rate=0.3)"),
    (
        {"optimizer": "radam", "hyperparameters": {"lr": 0.1, "threshold": 6, "nesterov": True}},
        "optax.radam(learning_rate=0.1, threshold=6, nesterov=True)",
    ),
    (
        {"optimizer": "rprop", "hyperparameters": {"lr": 0.1, "etaminus": 0.3, "step_max": 1}},
        "optax.rprop(learning_rate=0.1, eta_minus=0.3, max_step_size=1)",
    ),
    (
        {"optimizer": "lion", "hyperparameters": {"lr": 0.1, "weight_decay": 0}},
        "optax.lion(learning_rate=0.1, weight_decay=0)",
    ),
    (
        {"optimizer": "adabelief", "hyperparameters": {"lr": 0.3, "eps_root": 0.001, "nesterov": True}},
        "optax.adabelief(learning_rate=0.3, eps_root=0.001, nesterov=True)",
    ),
    (
        {"optimizer": "adan", "hyperparameters": {"lr": 0.3, "beta3": 0.95, "eps_root": 0, "weight_decay": 0.05}},
        "optax.adan(learning_rate=0.3, b3=0.95, weight_decay=0.05, eps_root=0)",
    ),
    ({"optimizer": "yogi", "hyperparameters": {"lr": 0.3}}, "optax.yogi(learning_rate=0.3)"),
    (
        {"optimizer": "novograd", "hyperparameters": {"lr": 0.1, "weight_decay": 0.05}},
        "optax.novograd(learning_rate=0.1, weight_decay=0.05)",
    ),
    ({"optimizer": "lamb", "hyperparameters": {"lr": 0.1, "eps": 0.001}}, "optax.lamb(learning_rate=0.1, eps=0.001)"),
    (
        {"optimizer": "lars", "hyperparameters": {"lr": 5, "eps": 0.1, "nesterov": True}},
        "optax.lars(learning_rate=5, eps=0.1, nesterov=True)",
    ),
    ({"optimizer": "signsgd", "hyperparameters": {"lr": 0.1}}, "optax.sign_sgd(learning_rate=0.1)"),
    (
        {"optimizer": "adafactor", "hyperparameters": {"lr": 0.1, "decay_rate": 0.5, "d": 1.5, "weight_decay": 0.01, "multiply_by_parameter_scale": False}},
        "optax.adafactor(learning_rate=0.1, clipping_threshold=1.5, weight_decay_rate=0.01, decay_rate=0.5, multiply_by_parameter_scale=False)",
    ),
    (
        {"optimizer": "madgrad", "hyperparameters": {"lr": 0.1, "weight_decay": 0.05}},
        "optax.contrib.madgrad(learning_rate=0.1, weight_decay=0.05)",
    ),
    (
        {"optimizer": "prodigy", "hyperparameters": {"lr": 1, "beta1": 0.8, "d0": 0.001, "d_coef": 0.5, "safeguard_warmup": True}},
        "optax.contrib.prodigy(learning_rate=1, betas=(0.8, 0.999), safeguard_warmup=True, estim_lr0=0.001, estim_lr_coef=0.5)",
    ),
    (
        {"optimizer": "schedulefree_sgd", "hyperparameters": {"lr": 0.5, "momentum": 0.8, "warmup_steps": 20, "weight_lr_power": 1}},
        "optax.contrib.schedule_free_sgd(learning_rate=0.5, b1=0.8, warmup_steps=20, weight_lr_power=1)",
    ),
    (
        {"optimizer": "schedulefree_adamw", "hyperparameters": {"lr": 0.5}},
        "optax.contrib.schedule_free_adamw(learning_rate=0.5)",
    ),
    (
        {"optimizer": "momentum", "hyperparameters": {"lr": 0.1}, "schedule": {"name": "ExponentialLR", "hyperparameters": {"gamma": 0.9}}},
        "optax.sgd(learning_rate=optax.exponential_decay(init_value=0.1, transition_steps=1, decay_rate=0.9), momentum=0.9)",
    ),
    (
        {"optimizer": "momentum", "hyperparameters": {"lr": 0.1}, "schedule": {"name": "StepLR", "hyperparameters": {"step_size": 7, "gamma": 0.5}}},
        "optax.sgd(learning_rate=optax.exponential_decay(init_value=0.1, transition_steps=7, decay_rate=0.5, staircase=True), momentum=0.9)",
    ),
    (
        {"optimizer": "momentum", "hyperparameters": {"lr": 0.1}, "schedule": {"name": "MultiStepLR", "hyperparameters": {"milestones": [20,5,5], "gamma": 0.5}}},
        "optax.sgd(learning_rate=optax.piecewise_constant_schedule(init_value=0.1, boundaries_and_scales={5: 0.25, 20: 0.5}), momentum=0.9)",
    ),
    (
        {"optimizer": "momentum", "hyperparameters": {"lr": 0.1}, "schedule": {"name": "ConstantLR", "hyperparameters": {"factor": 0.3, "total_iters": 6}}},
        "optax.sgd(learning_rate=optax.join_schedules(schedules=[optax.constant_schedule(value=0.03), optax.constant_schedule(value=0.1)], boundaries=[6]), momentum=0.9)",
    ),
    (
        {"optimizer": "momentum", "hyperparameters": {"lr": 0.1}, "schedule": {"name": "LinearLR", "hyperparameters": {"start_factor": 0.3, "end_factor": 0.9, "total_iters": 12}}},
        "optax.sgd(learning_rate=optax.linear_schedule(init_value=0.03, end_value=0.09, transition_steps=12), momentum=0.9)",
    ),
    (
        {"optimizer": "momentum", "hyperparameters": {"lr": 0.1}, "schedule": {"name": "LinearWarmup", "hyperparameters": {"warmup_iters": 8}}},
        "optax.sgd(learning_rate=optax.linear_schedule(init_value=0.0125, end_value=0.1, transition_steps=7), momentum=0.9)",
    ),
    (
        {"optimizer": "momentum", "hyperparameters": {"lr": 0.1}, "schedule": {"name": "LinearWarmup", "hyperparameters": {"warmup_iters": 1}}},
        "optax.sgd(learning_rate=optax.linear_schedule(init_value=0.1, end_value=0.1, transition_steps=1), momentum=0.9)",
    ),
    (
        {"optimizer": "momentum", "hyperparameters": {"lr": 0.1}, "schedule": {"name": "PolynomialLR", "hyperparameters": {"total_iters": 30, "power": 2}}},
        "optax.sgd(learning_rate=optax.polynomial_schedule(init_value=0.1, end_value=0, power=2, transition_steps=30), momentum=0.9)",
    ),
    (
        {"optimizer": "momentum", "hyperparameters": {"lr": 0.1}, "schedule": {"name": "CosineAnnealingLR", "hyperparameters": {"T_max": 40, "eta_min": 0.01}}},
        "optax.sgd(learning_rate=optax.cosine_decay_schedule(init_value=0.1, decay_steps=40, alpha=0.1), momentum=0.9)",
    ),
    (
        {"optimizer": "momentum", "hyperparameters": {"lr": 0.1}, "schedule": {"name": "CosineAnnealingWarmRestarts", "hyperparameters": {"T_0": 9, "eta_min": 0.001}}},
        "optax.sgd(learning_rate=optax.join_schedules(schedules=[optax.cosine_decay_schedule(init_value=0.1, decay_steps=9, alpha=0.01), optax.cosine_decay_schedule(init_value=0.1, decay_steps=9, alpha=0.01), optax.cosine_decay_schedule(init_value=0.1, decay_steps=9, alpha=0.01), optax.cosine_decay_schedule(init_value=0.1, decay_steps=9, alpha=0.01), optax.cosine_decay_schedule(init_value=0.1, decay_steps=9, alpha=0.01)], boundaries=[9, 18, 27, 36]), momentum=0.9)",
    ),
    (
        {"optimizer": "momentum", "hyperparameters": {"lr": 0.1}, "schedule": {"name": "CosineAnnealingWarmRestarts", "hyperparameters": {"T_0": 5, "T_mult": 2}}},
        "optax.sgd(learning_rate=optax.join_schedules(schedules=[optax.cosine_decay_schedule(init_value=0.1, decay_steps=5), optax.cosine_decay_schedule(init_value=0.1, decay_steps=10), optax.cosine_decay_schedule(init_value=0.1, decay_steps=20), optax.cosine_decay_schedule(init_value=0.1, decay_steps=40)], boundaries=[5, 15, 35]), momentum=0.9)",
    ),
    (
        {"optimizer": "momentum", "hyperparameters": {"lr": 0.1}, "schedule": {"name": "CosineWithWarmup", "hyperparameters": {"warmup_iters": 5, "total_iters": 40}}},
        "optax.sgd(learning_rate=optax.join_schedules(schedules=[optax.linear_schedule(init_value=0.02, end_value=0.1, transition_steps=4), optax.cosine_decay_schedule(init_value=0.1, decay_steps=35)], boundaries=[5]), momentum=0.9)",
    ),
    (
        {"optimizer": "momentum", "hyperparameters": {"lr": 0.1}, "schedule": {"name": "ExponentialLR", "hyperparameters": {"gamma": 0.9}, "warmup": 4}},
        "optax.sgd(learning_rate=optax.join_schedules(schedules=[optax.linear_schedule(init_value=0.025, end_value=0.1, transition_steps=3), optax.exponential_decay(init_value=0.1, transition_steps=1, decay_rate=0.9)], boundaries=[4]), momentum=0.9)",
    ),
    (
        {"optimizer": "momentum", "hyperparameters": {"lr": 0.1}, "schedule": {"name": "CosineAnnealingLR", "hyperparameters": {"T_max": 36}, "warmup": 4}},
        "optax.sgd(learning_rate=optax.join_schedules(schedules=[optax.linear_schedule(init_value=0.025, end_value=0.1, transition_steps=3), optax.cosine_decay_schedule(init_value=0.1, decay_steps=36)], boundaries=[4]), momentum=0.9)",
    ),
    (
        {"optimizer": "adam", "hyperparameters": {"lr": 0.3}, "clip": {"norm": 1}},
        "optax.chain(optax.clip_by_global_norm(max_norm=1), optax.adam(learning_rate=0.3))",
    ),
    (
        {"optimizer": "adam", "hyperparameters": {"lr": 0.3}, "clip": {"value": 0.5}},
        "optax.chain(optax.clip(max_delta=0.5), optax.adam(learning_rate=0.3))",
    ),
    (
        {"optimizer": "adamw", "hyperparameters": {"lr": 0.3}, "clip": {"value": 0.5}, "schedule": {"name": "ExponentialLR", "hyperparameters": {"gamma": 0.9}}},
        "optax.chain(optax.clip(max_delta=0.5), optax.adamw(learning_rate=optax.exponential_decay(init_value=0.3, transition_steps=1, decay_rate=0.9)))",
    ),
    (
        {"optimizer": "rmsprop", "hyperparameters": {"lr": 0.1, "momentum": 0.5}, "schedule": {"name": "StepLR", "hyperparameters": {"step_size": 7, "gamma": 0.5}}},
        "optax.rmsprop(learning_rate=optax.exponential_decay(init_value=0.1, transition_steps=7, decay_rate=0.5, staircase=True), momentum=0.5)",
    ),
    (
        {"optimizer": "madgrad", "hyperparameters": {"lr": 0.1}, "schedule": {"name": "StepLR", "hyperparameters": {"step_size": 7, "gamma": 0.5}}},
        "optax.contrib.madgrad(learning_rate=optax.exponential_decay(init_value=0.1, transition_steps=7, decay_rate=0.5, staircase=True))",
    ),
    (
        {"optimizer": "prodigy", "hyperparameters": {"lr": 1, "d0": 0.01}, "schedule": {"name": "StepLR", "hyperparameters": {"step_size": 7, "gamma": 0.5}}},
        "optax.contrib.prodigy(learning_rate=optax.exponential_decay(init_value=1, transition_steps=7, decay_rate=0.5, staircase=True), estim_lr0=0.01)",
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


def function_of(name):
    module = contrib if name.startswith("contrib.") else optax
    return getattr(module, name.removeprefix("contrib."))


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
    return function_of(name)(**arguments), contrib.schedule_free_eval_params if "schedule_free" in name else None


def trajectory(name, optimizer, evaluated, start, loss, noise):
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
    optimizer, evaluated = make(name, arguments, loss)
    points = trajectory(name, optimizer, evaluated, start, loss, 0 * noise)
    moved = trajectory(name, optimizer, evaluated, [value * (1 + 1e-14) for value in start], loss, 1e-15 * noise)
    stable = stable_steps(points, moved)
    return {
        "optimizer": entry,
        "class": f"optax.{name}",
        "arguments": arguments,
        "landscape": landscape,
        "rows": [[step, *points[step]] for step in KEPT if step <= stable],
    }


def record_call(run, call):
    start, function = LANDSCAPES["anisotropic"]
    evaluated = contrib.schedule_free_eval_params if "schedule_free" in call else None
    points = trajectory("call", eval(call), evaluated, start, lambda theta: function(*theta), jnp.zeros((40, 2)))
    return {"run": run, "call": call, "rows": [[step, *points[step]] for step in range(0, 41, 2)]}


trajectories = [
    record(entry, name, rates[i], given, landscape)
    for entry, name, rates, variants in RUNS
    for given in variants
    for i, landscape in enumerate(LANDSCAPES)
]
defaults = {
    f"optax.{name}": {
        key: parameter.default
        for key, parameter in inspect.signature(function_of(name)).parameters.items()
        if type(parameter.default) in (type(None), bool, int, float, tuple)
    }
    for name in dict.fromkeys(name for _, name, _, _ in RUNS)
}
with open("optax.json", "w") as file:
    lines = lambda entries: ",\n    ".join(entries)
    own = lines(f"{json.dumps(name)}: {json.dumps(each)}" for name, each in defaults.items())
    file.write(
        f'{{\n  "optax": "{optax.__version__}",\n  "defaults": {{\n    {own}\n  }},\n'
        f'  "trajectories": [\n    {lines(map(json.dumps, trajectories))}\n  ],\n'
        f'  "calls": [\n    {lines(json.dumps(record_call(*each)) for each in CALLS)}\n  ]\n}}\n'
    )
print(len(trajectories))
for each in trajectories:
    if each["rows"][-1][0] < STEPS:
        print(each["rows"][-1][0], each["optimizer"], each["landscape"], each["arguments"])
