#include <stdio.h>

typedef struct { float weight, grad; } Wren;

float wren_forward(Wren *model, float x) { return model->weight * x; }

void wren_backward(Wren *model, float x, float error) { model->grad = error * x; }

void wren_update(Wren *model, float learning_rate) { model->weight -= learning_rate * model->grad; }

int main(void) {
    Wren model = {0.1f, 0.0f};
    for (int step = 0; step < 2000; step++) {
        float x = (float)(step % 7);
        float error = wren_forward(&model, x) - 3.0f * x;
        wren_backward(&model, x, error);
        wren_update(&model, 0.01f);
    }
    printf("%f\n", model.weight);
    return 0;
}
